"""One tag on a page of somebody else."""

from __future__ import annotations


def test_one_tag_gives_a_launcher_that_opens_the_chat(visit, embedded):
    page = visit(embedded())
    page.get_by_role("button", name="Atlas").click()
    page.get_by_label("Your question").fill("Can I have both?")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("log").get_by_text("A person can have both").first.wait_for()
