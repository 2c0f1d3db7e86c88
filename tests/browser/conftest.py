"""Chromium, a real Atlas, and another site that embeds it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.looking import Watch
from tests.browser.serving import ROOT, Atlas, OtherSite, other_site
from tests.conftest import var_with_encoder

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 20_000  # for what takes a moment: the machine may be busy

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def site() -> Iterator[OtherSite]:
    """Somebody else's site."""
    with other_site() as running:
        yield running


@pytest.fixture(scope="session")
def start(site: OtherSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Atlas]]:
    """Starts servers with the trained model, which let the other site ask, and ends them."""
    assert list((ROOT / "models").glob("*.tar.gz")), "there is no trained model: `make train`"
    var, started = var_with_encoder(tmp_path_factory.mktemp("atlas")), []

    def begin() -> Atlas:
        started.append(Atlas(var, ATLAS_ALLOWED_ORIGINS=site.url))
        started[-1].start()
        return started[-1]

    yield begin
    for server in started:
        server.end()


@pytest.fixture(scope="session")
def atlas(start: Callable[[], Atlas]) -> Atlas:
    """The Atlas that most tests ask."""
    return start()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for each module anew: its event loop must not run while tests elsewhere start their own."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "there is no Chromium: install your system's package, such as `apt-get install chromium`"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, atlas: Atlas, site: OtherSite) -> Iterator[Callable[..., Page]]:
    """Opens pages, each in a browser of its own, and checks in the end that none did what it must not."""
    watches: list[Watch] = []

    def go(url: str = "/", **options: Any) -> Page:
        """`url` is one of Atlas where it begins with a slash; the options are those of a browser context."""
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", **options})
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        watches.append(Watch(page, (atlas.url, site.url)))
        page.goto(atlas.url + url if url.startswith("/") else url)
        return page

    yield go
    for watch in watches:
        watch.page.context.close()
    for watch in watches:
        watch.check()


@pytest.fixture
def embedded(site: OtherSite, atlas: Atlas) -> Callable[..., str]:
    """Puts up a page of the other site with the one tag on it, and gives its address."""

    def put_up(path: str = "/", file: str = "widget.js", inline: str = "", **data: str) -> str:
        attributes = "".join(f' data-{name.replace("_", "-")}="{value}"' for name, value in data.items())
        tag = f'<script type="module" src="{atlas.url}/{file}"{attributes}></script>'
        return site.embed(inline + tag, policy(atlas), path)

    return put_up


def policy(atlas: Atlas) -> str:
    """What docs/widget.md tells an embedder to allow, and nothing else."""
    return (
        f"default-src 'none'; img-src data:; script-src {atlas.url}; connect-src {atlas.url}; "
        "require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'"
    )


@pytest.fixture(scope="session")
def shots() -> Path:
    """Where screenshots are put, for a person to look at."""
    folder = ROOT / "results" / "browser"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
