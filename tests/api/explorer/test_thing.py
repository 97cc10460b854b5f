"""An id leads to the page of what has it."""

import pytest

from tests.api.explorer.test_pages import BROWSER
from tests.api.serving import Client

PLACES = {
    "huawei": "/party/huawei",
    "huawei-credit": "/evidence/huawei-credit",
    "us-supplier-ban": "/evidence/us-supplier-ban",
    "user-data": "/questions/who_can_reach?data=user-data",
}


@pytest.mark.parametrize(("id", "place"), PLACES.items())
def test_it_leads_there(client: Client, id: str, place: str) -> None:
    answer = client.get(f"/thing/{id}", allow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, place)


def test_what_nothing_has_is_said(client: Client) -> None:
    answer = client.get("/thing/nobody", headers=BROWSER)
    assert answer.status_code == 404
    assert "no party, agreement, measure or kind of data has the id `nobody`" in answer.text
