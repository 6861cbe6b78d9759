"""An article comes in, a worker reads it, an editor decides, the matrix shows it."""

import pytest
from django.urls import reverse

from coalition.register.models import Evidence
from coalition.review.models import Suggestion
from coalition.sources.models import Article, Delivery
from tests.flows.articles import ARTICLE, HEADLINE

HAND_IN = {
    "title": HEADLINE,
    "text": ARTICLE,
    "language": "de",
    "published": "2026-03-02",
    "source": "Nordblatt",
}


def cells(client, **query):
    rows = client.get("/matrix.json", query).json()["countries"]
    return {row["code"]: row["cells"] for row in rows}


def accept_all(client):
    seen = set()
    while (page := client.get(reverse("review:queue"))).context["suggestion"]:
        assert page.context["suggestion"].pk not in seen, "A suggestion that was decided is shown again."
        seen.add(page.context["suggestion"].pk)
        form = page.context["form"]
        data = {name: form[name].value() for name in form.fields}
        data = {
            name: str(value) if name == "said_on" else value
            for name, value in data.items()
            if value is not None
        }
        url = reverse("review:decide", args=[page.context["suggestion"].pk])
        assert client.post(url, data | {"act": "accept"}).status_code == 302


def test_what_an_article_says_is_on_the_matrix_once_an_editor_has_accepted_it(desk, celery_worker, client):
    desk.post(reverse("review:hand_in"), HAND_IN)
    celery_worker.wait_idle()
    waiting = {(row.country, row.kind, row.status) for row in Suggestion.objects.waiting()}
    assert waiting == {("NO", "troops", "refused"), ("DK", "troops", "intends")}
    assert cells(client) == {"DK": {}, "NO": {}}  # nothing is published by itself

    accept_all(desk)
    shown = cells(client)
    assert shown["NO"]["troops"]["status"] == "refused"
    assert shown["DK"]["troops"] | {"pledges": []} == shown["DK"]["troops"] | {
        "status": "intends",
        "conditional": True,
        "conditions": ["ceasefire"],
        "said_on": "2026-03-02",
        "reports": 1,
        "pledges": [],
    }
    assert cells(client, as_of="2026-03-01") == {"DK": {}, "NO": {}}
    for proof in Evidence.objects.all():
        assert ARTICLE.count(proof.text) == 1
        assert proof.publisher == "Nordblatt"
    page = client.get(reverse("public:cell", args=["NO", "troops"])).content.decode()
    assert "Norwegen lehnt es ab" in page


def test_the_same_article_twice_is_one_article_and_asks_nothing_twice(desk, celery_worker):
    for _ in range(2):
        desk.post(reverse("review:hand_in"), HAND_IN)
        celery_worker.wait_idle()
    assert Article.objects.count() == 1
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["known", "stored"]
    assert Suggestion.objects.count() == 2
    accept_all(desk)
    desk.post(reverse("review:hand_in"), HAND_IN)
    celery_worker.wait_idle()
    assert not Suggestion.objects.waiting().exists()


@pytest.mark.parametrize("text", ["…", "7 8 9"])
def test_what_is_no_article_ends_with_a_reason_and_blocks_nothing(desk, celery_worker, text):
    desk.post(reverse("review:hand_in"), HAND_IN | {"title": "Nothing", "text": text})
    desk.post(reverse("review:hand_in"), HAND_IN)
    celery_worker.wait_idle()
    bad = Delivery.objects.get(title="Nothing")
    assert bad.state in {"refused", "failed"}
    assert bad.reason
    assert bad.reason in desk.get(reverse("review:deliveries")).content.decode()
    assert Suggestion.objects.waiting().count() == 2
