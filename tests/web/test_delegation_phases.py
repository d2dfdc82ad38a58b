"""A delegation's page, phase by phase: its own, apart from what it says for groups and what members say."""

import pytest
from fastapi.testclient import TestClient
from lxml import html


def page(client: TestClient, code: str) -> html.HtmlElement:
    answer = client.get(f"/actors/{code}/")
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def section(root: html.HtmlElement, heading: str) -> str:
    found = root.xpath(f"//section[h2[normalize-space()='{heading}']]")
    return " ".join(found[0].text_content().split()) if found else ""


def test_phases_stand_in_their_order(client: TestClient) -> None:
    order = ["Consultation", "Negotiation", "Silence procedure", "Adoption", "Follow-up"]
    for code in ("VLD", "SKN", "OWC", "OGN"):
        shown = [h.text_content() for h in page(client, code).xpath("//section[@class='phase']/h2")]
        assert shown
        assert shown == [each for each in order if each in shown]


def test_what_it_asked_and_what_it_got_stand_in_the_phase_of_the_version(client: TestClient) -> None:
    said = section(page(client, "TSM"), "Negotiation")
    assert "What it asked for in the text" in said
    assert "thirty minutes" in said
    assert "What of it got into the text" in said
    assert "stands in adopted" in said


def test_an_explanation_after_adoption_is_of_the_adoption_however_it_is_told(client: TestClient) -> None:
    root = page(client, "YRV")
    assert "reservation regarding paragraph 3" in section(root, "Adoption")
    assert "reservation" not in section(root, "Negotiation")


def test_what_is_said_for_a_group_is_the_group_s(client: TestClient) -> None:
    root = page(client, "VLD")
    words = "The Group attaches the highest importance to paragraphs 20 and 21."
    assert words in section(root, "Said for its groups, not as its own")
    for phase in root.xpath("//section[@class='phase']"):
        assert words not in " ".join(phase.text_content().split())
    group = page(client, "G14")
    assert words in section(group, "Consultation")
    assert "Said for its groups" not in group.text_content()


def test_members_of_a_group_stand_apart_from_it(client: TestClient) -> None:
    root = page(client, "OWC")
    (members,) = root.xpath("//section[h2[normalize-space()='Its members, each for itself']]")
    rows = members.xpath(".//tbody/tr")
    assert rows
    for row in rows:
        (link,) = row.xpath(".//a/@href")
        assert client.get(str(link)).status_code == 200
    assert not page(client, "SKN").xpath("//section[h2[normalize-space()='Its members, each for itself']]")


def test_a_point_made_for_a_group_is_no_company_of_the_speaker(client: TestClient) -> None:
    assert "With whom, and against whom" not in section(page(client, "VLD"), "Consultation")
    assert "With whom, and against whom" in section(page(client, "G14"), "Consultation")


def test_what_is_next_comes_first(client: TestClient) -> None:
    root = page(client, "YRV")
    first = root.xpath("//main//section/h2")[0].text_content()
    assert first == "Where it stands now, and what is next"
    assert "reserve" in section(root, first)
    assert "The record shows nothing open." in section(page(client, "OGN"), first)


@pytest.mark.parametrize("code", ["CHAIR", "SECRETARIAT", "AQI"])
def test_everybody_has_a_page(client: TestClient, code: str) -> None:
    assert section(page(client, code), "Where it stands now, and what is next")
