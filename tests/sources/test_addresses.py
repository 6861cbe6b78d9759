"""Which addresses are accepted, and when two of them are one."""

import pytest

from coalition.sources import addresses
from coalition.sources.errors import ForbiddenAddress


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("file:///etc/passwd", "Only http and https"),
        ("javascript:alert(1)", "Only http and https"),
        ("https:///nowhere", "names no host"),
        ("https://anna:secret@paper.example/", "user name or a password"),
        ("https://paper.example:22/", "ports 80 and 443"),
        ("https://paper.example/" + "a" * addresses.LONGEST, "longer than"),
    ],
)
def test_what_is_no_address_of_a_public_page_is_refused(address: str, reason: str) -> None:
    with pytest.raises(ForbiddenAddress, match=reason):
        addresses.check(address)


@pytest.mark.parametrize("port", ["", ":80", ":443"])
def test_the_usual_ports_are_accepted(port: str) -> None:
    assert addresses.check(f"http://paper.example{port}/a").host == "paper.example"


def test_another_port_is_accepted_where_it_is_only_stored() -> None:
    assert addresses.clean("http://paper.example:8080/a") == "http://paper.example:8080/a"


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        (" https://paper.example/a#part ", "https://paper.example/a"),
        ("https://paper.example/a?utm_source=mail", "https://paper.example/a"),
        ("https://paper.example/a?id=7&utm_source=mail&FBCLID=x", "https://paper.example/a?id=7"),
        ("https://paper.example/a?empty=&id=7", "https://paper.example/a?empty=&id=7"),
        ("https://zeitung-münchen.example/ä", "https://xn--zeitung-mnchen-osb.example/%C3%A4"),
    ],
)
def test_one_page_has_one_address(given: str, stored: str) -> None:
    assert addresses.clean(given) == stored
    assert addresses.clean(stored) == stored


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.paper.example/a", "https://paper.example/b", True),
        ("https://m.paper.example/a", "https://www.paper.example/b", True),
        ("https://amp.paper.example/a", "https://paper.example/b", True),
        ("https://paper.example/a", "https://paper.example.org/a", False),
        ("", "", False),
    ],
)
def test_a_site_is_its_host(one: str, other: str, same: bool) -> None:
    assert addresses.same_site(one, other) is same
