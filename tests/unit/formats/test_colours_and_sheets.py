"""Colours, media and style sheets, as pages write them, on both sides of what decides what is seen."""

import pytest
from lxml import html

from travaux.formats.style_sheets import StyleSheets, read_declarations, read_media
from travaux.formats.web_colours import read_colour
from travaux.formats.web_visibility import take_unseen

WHITE = (255, 255, 255)


@pytest.mark.parametrize(
    ("value", "colour", "opacity"),
    [
        ("#fff", WHITE, 1.0),
        ("#FFF0", WHITE, 0.0),
        ("#102030", (16, 32, 48), 1.0),
        ("#102030ff", (16, 32, 48), 1.0),
        ("#10203000", (16, 32, 48), 0.0),
        ("rgb(1,2,3)", (1, 2, 3), 1.0),
        ("rgb(100%, 0%, 20%)", (255, 0, 51), 1.0),
        ("rgb(300,0,0)", (255, 0, 0), 1.0),
        ("rgba(1,2,3,.5)", (1, 2, 3), 0.5),
        ("rgb(1 2 3 / 40%)", (1, 2, 3), 0.4),
        ("hsl(0,100%,50%)", (255, 0, 0), 1.0),
        ("hsl(120deg 100% 50%)", (0, 255, 0), 1.0),
        ("hsl(240,100%,50%)", (0, 0, 255), 1.0),
        ("hsl(30,50%,40%)", (153, 102, 51), 1.0),
        ("hsl(30,50%,60%)", (204, 153, 102), 1.0),
        ("hsla(0,0%,100%,.2)", WHITE, 0.2),
        ("transparent", (0, 0, 0), 0.0),
        ("1px solid Navy", (0, 0, 128), 1.0),
    ],
)
def test_a_colour_is_read_with_how_opaque_it_is(
    value: str, colour: tuple[int, int, int], opacity: float
) -> None:
    found = read_colour(value)
    assert found is not None
    assert found[0] == colour
    assert found[1] == pytest.approx(opacity)


@pytest.mark.parametrize("value", ["", "mauvish", "#12345", "inherit"])
def test_what_is_no_colour_that_is_known_is_none(value: str) -> None:
    assert read_colour(value) is None


@pytest.mark.parametrize(
    ("query", "media"),
    [
        ("", "print screen"),
        ("all", "print screen"),
        ("Screen", "screen"),
        ("not print", "screen"),
        ("not screen", "print"),
        ("screen, print", "print screen"),
        ("(min-width: 300px)", "print screen"),
        ("(max-width: 300px)", ""),
        ("screen and (max-device-width: 300px), print", "print"),
        ("speech", ""),
    ],
)
def test_a_media_query_is_for_screen_or_print(query: str, media: str) -> None:
    assert " ".join(sorted(read_media(query))) == media


def declared(sheet: str, page: str, medium: str = "screen") -> dict[str, str]:
    """Return what a sheet declares for the element with the title "x"."""
    sheets = StyleSheets()
    sheets.add(sheet)
    (element,) = html.fromstring(f"<div>{page}</div>").xpath("//*[@title='x']")
    return sheets.declared(element)[medium]


@pytest.mark.parametrize(
    ("selector", "fits"),
    [
        ("p", True),
        ("P", True),
        ("i", False),
        ("*", True),
        (".a", True),
        (".a.b", True),
        (".a.c", False),
        ("#k", True),
        ("#l", False),
        ("p.a#k", True),
        ("i.a#k", False),
        ("[lang]", True),
        ("[dir]", False),
        ("[lang=en-GB]", True),
        ("[lang=en]", False),
        ("[lang|=en]", True),
        ("[lang|=e]", False),
        ("[lang^=en]", True),
        ("[lang^=GB]", False),
        ("[lang$=GB]", True),
        ("[lang$=en]", False),
        ("[lang*='n-G']", True),
        ("[lang*=x]", False),
        ("[lang*='']", False),
        ("[class~=b]", True),
        ("[class~=ab]", False),
        ("section p", True),
        ("section > p", False),
        ("div.in > p", True),
        ("section div.in > p", True),
        ("section > div.in > p", True),
        ("aside p", False),
        ("div.in + p", False),
        ("div.in ~ p", False),
        ("p:hover", False),
        ("i, p", True),
    ],
)
def test_a_selector_fits_what_it_names(selector: str, fits: bool) -> None:
    page = "<section><div class=in><p title=x class='a b' id=k lang=en-GB>words</p></div></section>"
    assert (declared(f"{selector} {{ color: red }}", page) == {"color": "red"}) is fits


@pytest.mark.parametrize(
    ("sheet", "colour"),
    [
        ("p {color:red} p {color:blue}", "blue"),  # the later of two
        (".a {color:red} p {color:blue}", "red"),  # a class before a name
        ("#k {color:red} .a.b {color:blue}", "red"),  # an id before classes
        ("[lang] {color:red} p {color:blue}", "red"),  # an attribute before a name
        (".a.b {color:red} .a {color:blue}", "red"),
        ("div p {color:red} p {color:blue}", "red"),
        ("p {color:red !important} #k {color:blue}", "red"),
        ("p {color:red ! important} #k {color:blue !important}", "blue"),
        ("/* p {color:red} */ p {color:blue}", "blue"),
        ("@media print {p {color:red}} p {color:blue}", "blue"),
        ("p {color:blue} @media screen {p {color:red}}", "red"),
        ("p {color:blue} @media screen {@media print {p {color:red}}}", "blue"),
        ("p {color:blue} @supports (x) {p {color:red}}", "red"),
        ("p {color:blue} @font-face {p {color:red}}", "blue"),
        ("@import 'x'; p {color:blue}", "blue"),
        ("p {color:blue", "blue"),
    ],
)
def test_the_weightiest_rule_holds(sheet: str, colour: str) -> None:
    assert declared(sheet, "<p title=x class='a b' id=k lang=en>words</p>")["color"] == colour


def test_an_elements_own_style_holds_before_sheets_but_for_what_is_important() -> None:
    own = "<p title=x style='COLOR: Red; font-size:9px; nonsense'>words</p>"
    assert declared("p {color:blue; font-size:8px !important}", own) == {"color": "red", "font-size": "8px"}
    assert declared("p {position:fixed; cursor:wait}", own)["position"] == "fixed"
    assert "cursor" not in declared("p {position:fixed; cursor:wait}", own)
    assert read_declarations("a : b ; c;d:E:f") == {"a": "b", "d": "e:f"}


@pytest.mark.parametrize(
    ("style", "seen"),
    [
        ("position:absolute;left:-499px", True),
        ("position:absolute;left:-500px", False),
        ("position:relative;top:-500px", False),
        ("left:-500px", True),  # not placed
        ("position:absolute;left:4999px", True),
        ("position:absolute;left:5000px", False),
        ("position:fixed;right:5000px", True),
        ("margin-left:-499px", True),
        ("margin-top:-500px", False),
        ("text-indent:-499px", True),
        ("text-indent:-500px", False),
        ("transform:translate(0, -500px)", False),
        ("transform:translate(-499px)", True),
        ("opacity:.06", True),
        ("opacity:.05", False),
        ("opacity:5%", False),
        ("filter:opacity(10%)", True),
        ("position:absolute;clip:rect(0,3px,3px,0)", True),
        ("position:absolute;clip:rect(0,2px,9px,0)", False),
        ("position:absolute;clip:rect(0,9px,2px,0)", False),
        ("clip:rect(0,0,0,0)", True),  # not placed
        ("clip-path:inset(49%)", True),
        ("clip-path:inset(50%)", False),
        ("clip-path:circle(0)", False),
        ("clip-path:circle(10px)", True),
        ("transform:scale(0)", False),
        ("transform:scale(0.5)", True),
        ("overflow:hidden;height:2px", False),
        ("overflow:hidden;height:3px", True),
        ("height:2px", True),  # nothing is cut
        ("overflow-x:clip;max-width:1px", False),
        ("overflow:hidden;height:1%", True),
        ("font-size:2pt", False),
        ("font-size:3pt", True),
        ("font-size:xx-small", True),
        ("visibility:collapse", False),
        ("content-visibility:hidden", False),
        ("display:none", False),
        ("color:rgba(0,0,0,.05)", False),
        ("color:rgba(0,0,0,.06)", True),
        ("-webkit-text-fill-color:transparent", False),
        ("color:#fff", False),
        ("color:#fff;background:#036", True),
        ("color:#fff;background:rgba(0,0,0,.05)", False),
        ("color:#fff;background:rgba(0,0,0,.5)", True),  # of what is half seen through nobody knows
        ("color:#fff;background:linear-gradient(red,blue)", True),
        ("color:var(--x)", True),
    ],
)
def test_what_a_style_hides_is_taken_out_and_what_it_shows_stays(style: str, seen: bool) -> None:
    root = html.document_fromstring(f"<body><p>Peru <span style='{style}'>objects</span> today.</p></body>")
    unseen = take_unseen(root)
    assert (not unseen) is seen
    assert ("objects" in root.text_content()) is seen
    assert "today" in root.text_content()


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ("<p aria-hidden=true>objects</p>", False),
        ("<p aria-hidden=false>objects</p>", True),
        ("<dialog>objects</dialog>", False),
        ("<p popover>objects</p>", False),
        ("<template>objects</template>", False),
        ("<font color=white>objects</font>", False),
        ("<p color=white>objects</p>", True),
        ("<p bgcolor=black><font color=white>objects</font></p>", True),
        ("<link rel=stylesheet href=x><font color=white>objects</font>", True),
        ("<link rel=icon href=x><font color=white>objects</font>", False),
        ("<style>@import 'x'</style><font color=white>objects</font>", True),
        ("<style media=print>.h {display:none}</style><p class=h>objects</p>", True),
        ("<style>.h {display:none}</style><p class=h>objects</p>", False),
    ],
)
def test_elements_and_attributes_hide_too(page: str, seen: bool) -> None:
    root = html.document_fromstring(f"<body><p>Peru and many others spoke at length.</p>{page}</body>")
    take_unseen(root)
    assert ("objects" in root.text_content()) is seen


def test_what_lay_under_a_dialogue_when_a_page_was_saved_is_seen() -> None:
    most, half = "objects at great length " * 20, "objects"
    root = html.document_fromstring(f"<body><div aria-hidden=true>{most}</div><p>ok</p></body>")
    take_unseen(root)
    assert "objects" in root.text_content()
    root = html.document_fromstring(f"<body><div aria-hidden=true>{half}</div><p>Peru spoke</p></body>")
    take_unseen(root)
    assert "objects" not in root.text_content()
