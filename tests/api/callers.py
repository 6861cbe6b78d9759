"""Programs that call the API, and what they send."""

import json
from typing import Any

from django.test import Client

from coalition.accounts import tokens
from coalition.register import actions
from coalition.register.models import Assessment
from tests.factories.accounts import EditorFactory

PROBLEM = "application/problem+json"


class Caller:
    """A program with an editor's token."""

    def __init__(self, name: str = "editor") -> None:
        self.user = EditorFactory.create(username=name)
        _, self.token = tokens.make_token(by=self.user, name="test")
        self.client = Client(enforce_csrf_checks=True)

    def get(self, path: str) -> Any:
        return self.client.get(f"/api/v1{path}", headers={"authorization": f"Bearer {self.token}"})

    def post(self, path: str, data: Any, **headers: str) -> Any:
        named = {
            "authorization": f"Bearer {self.token}",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        return self.client.post(
            f"/api/v1{path}", json.dumps(data), content_type="application/json", headers=named
        )


def read(path: str) -> Any:
    """The JSON that a stranger reads."""
    response = Client().get(f"/api/v1{path}")
    assert response.status_code == 200, response.content
    return response.json()


def refused(path: str) -> str:
    """The sentence with which a wrong parameter is refused."""
    response = Client().get(f"/api/v1{path}")
    assert (response.status_code, response["Content-Type"]) == (400, PROBLEM)
    return str(response.json()["detail"])


def an_assessment(status: str = "intends", **more: Any) -> dict[str, Any]:
    evidence = {"form": "summary", "text": "They said so.", "url": "https://example.org/a"}
    return {"status": status, "said_on": "2026-01-06", "evidence": [evidence], **more}


def a_pledge(caller: Caller, *countries: str, kind: str = "bases") -> Any:
    data = {
        "kind": kind,
        "title": "Hubs",
        "countries": list(countries or ("FR",)),
        "assessment": an_assessment(),
    }
    return caller.post("/pledges", data)


def retract(row: Assessment) -> Assessment:
    return actions.retract(by=EditorFactory.create(), wrong=row, reason="Never said.")
