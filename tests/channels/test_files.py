"""How the files of the widget are sent, without a server."""

from __future__ import annotations

import gzip
from urllib.parse import urljoin

import pytest

from bot.channels.assets import FOLDER, load_assets
from bot.channels.files import respond

GZIP = {"accept-encoding": "gzip, deflate, br"}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "strings").mkdir()
    (tmp_path / "page.html").write_text("<!doctype html><title>Atlas</title>")
    (tmp_path / "widget.js").write_text('import "./strings/en.js";')
    (tmp_path / "strings" / "en.js").write_text("export {};")
    (tmp_path / "notes.txt").write_text("not for visitors")
    return tmp_path


@pytest.fixture
def assets(folder):
    return load_assets(folder)


def test_the_page_is_at_the_root_and_each_other_file_at_its_place_in_the_folder(assets):
    assert set(assets.files) == {"/", "/widget.js", "/strings/en.js"}


def test_a_version_names_the_same_content_everywhere_and_changes_with_any_file(folder, assets):
    assert load_assets(folder).version == assets.version
    (folder / "strings" / "en.js").write_text("export const changed = true;")
    assert load_assets(folder).version != assets.version


def test_a_file_on_its_plain_address_is_asked_for_again_each_time(assets):
    assert respond(assets, "/widget.js", {}).headers["Cache-Control"] == "no-cache"


def test_a_file_on_its_versioned_address_is_kept_for_good(assets):
    response = respond(assets, f"{assets.prefix}/widget.js", {})
    assert response.body == b'import "./strings/en.js";'
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("address", ["/widget.js", "/strings/en.js"])
def test_a_plain_address_tells_the_versioned_one(assets, address):
    told = respond(assets, address, {}).headers["Content-Location"]
    base = "https://clinic.example/atlas"
    assert urljoin(base + address, told) == base + assets.prefix + address


def test_the_page_has_no_versioned_address(assets):
    assert "Content-Location" not in respond(assets, "/", {}).headers
    assert respond(assets, f"{assets.prefix}/", {}) is None


@pytest.mark.parametrize("address", ["/widget.js", "/strings/en.js"])
def test_an_older_version_leads_to_the_present_files(assets, address):
    response = respond(assets, f"/v0123456789abcdef{address}", {})
    assert response.status == 307
    there = urljoin(f"https://clinic.example/atlas/v0123456789abcdef{address}", response.headers["Location"])
    assert there == f"https://clinic.example/atlas{address}"
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "path", ["/nothing.js", "/strings", "/notes.txt", "/v0123456789abcdef/nothing.js", "/v1/widget.js"]
)
def test_what_is_no_file_is_left_to_the_routes(assets, path):
    assert respond(assets, path, {}) is None


def test_a_browser_that_takes_gzip_gets_the_same_file_smaller(assets):
    response = respond(assets, "/widget.js", GZIP)
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.body) == respond(assets, "/widget.js", {}).body


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0", "gzip; q=0.0", "x-gzip-like"])
def test_a_client_that_does_not_take_gzip_gets_none(assets, accepted):
    assert "Content-Encoding" not in respond(assets, "/widget.js", {"accept-encoding": accepted}).headers


@pytest.mark.parametrize("accepted", ["gzip", "GZIP", "br, gzip;q=0.5", "gzip ;q=1.0"])
def test_a_client_that_takes_gzip_gets_it(assets, accepted):
    assert respond(assets, "/widget.js", {"accept-encoding": accepted}).headers["Content-Encoding"] == "gzip"


def test_a_cache_between_keeps_the_two_forms_apart(assets):
    plain, small = respond(assets, "/widget.js", {}), respond(assets, "/widget.js", GZIP)
    assert plain.headers["Vary"] == small.headers["Vary"] == "Accept-Encoding"
    assert plain.headers["ETag"] != small.headers["ETag"]


@pytest.mark.parametrize("asked", [{}, GZIP])
@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
def test_a_browser_that_has_the_file_does_not_get_it_again(assets, asked, form):
    tag = respond(assets, "/widget.js", asked).headers["ETag"]
    response = respond(assets, "/widget.js", {**asked, "if-none-match": form.format(tag)})
    assert response.status == 304
    assert not response.body
    assert response.headers["ETag"] == tag
    assert response.headers["Vary"] == "Accept-Encoding"


def test_a_tag_is_strong_and_changes_with_the_content(folder, assets):
    before = respond(assets, "/widget.js", {}).headers["ETag"]
    assert before.startswith('"')
    (folder / "widget.js").write_text("changed")
    after = load_assets(folder)
    assert respond(after, "/widget.js", {"if-none-match": before}).status == 200


def test_any_site_may_load_the_files(assets):
    headers = respond(assets, "/widget.js", {}).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_every_file_of_the_widget_is_served():
    served = {address for address in load_assets().files if address != "/"}
    there = {f"/{path.relative_to(FOLDER).as_posix()}" for path in FOLDER.rglob("*") if path.is_file()}
    assert there - served == {"/page.html"}
