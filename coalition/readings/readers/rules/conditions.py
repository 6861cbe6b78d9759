"""On which conditions: a link ("only after", "provided that") and what it waits for."""

from coalition.readings.readers.rules.scene import Scene, Sentence

REACH = 9  # words from the link to what it waits for


def found_in(scene: Scene, sentence: Sentence) -> list[tuple[str, int]]:
    """The conditions a sentence names, each with the word where it begins."""
    found = [(match.value, match.first) for match in sentence.of("condition")]
    links = sentence.of("condition_links")
    for topic in sentence.of("topic_of_condition"):
        for link in links:
            if (
                link.first < topic.last
                and 0 <= topic.first - link.last <= REACH
                and scene.clause[link.first] == scene.clause[topic.first]
            ):
                found.append((topic.value, min(link.first, topic.first)))
                break
    return found


def slugs(found: list[tuple[str, int]]) -> list[str]:
    """In the order found; `other` only where nothing more exact is known."""
    names = list(dict.fromkeys(slug for slug, _ in found))
    if "other" in names and len(names) > 1:
        names.remove("other")
    return names
