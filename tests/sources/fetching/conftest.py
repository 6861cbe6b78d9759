"""A site with a certificate, for all that fetch."""

import ssl
from collections.abc import Iterator

import pytest

from tests.sources.site import RECORDED, Site


@pytest.fixture
def secure_site() -> Iterator[Site]:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(RECORDED / "tls" / "news.pem", RECORDED / "tls" / "news.key")
    served = Site(server)
    yield served
    served.close()
