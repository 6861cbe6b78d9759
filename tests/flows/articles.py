"""An article written for these tests."""

HEADLINE = "Der Norden sortiert sich"
ARTICLE = """Nach dem Treffen in Kopenhagen sind die Fronten klarer. Norwegen lehnt es ab, Soldaten in die Ukraine \
zu entsenden. Das sagte Verteidigungsminister Sandvik am Abend.

Dänemark ist bereit, nach einem Waffenstillstand Soldaten in die Ukraine zu schicken. So steht es in der \
Erklärung, die am Ende verlesen wurde.

Auf den Straßen der Hauptstadt nahm kaum jemand davon Notiz. Die Cafés waren voll, und der Wind kam vom Hafen."""

PAGE = f"""<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{HEADLINE}</title></head>
<body><article><h1>{HEADLINE}</h1>{"".join(f"<p>{line}</p>" for line in ARTICLE.splitlines() if line)}</article></body></html>"""
