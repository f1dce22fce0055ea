"""``reuse``, ``library diff`` and ``build --all`` as a person types them."""

import json


def test_a_copy_is_reported_in_words_and_as_data(run, project, tmp_path):
    code, out, err = run("reuse", str(project), str(tmp_path / "a"), "--country", "viet nam", "--plain")
    assert code == 2 and "Open instead" in err  # its review in the fourth cycle is over
    wanted = ("--country", "viet nam", "--for", "cedaw-session", "--today", "2026-11-20")
    code, out, _ = run("reuse", str(project), str(tmp_path / "b"), *wanted)
    assert code == 0 and "Left out" in out and "Still names the old State, people or date" in out
    code, out, _ = run("reuse", str(project), str(tmp_path / "c"), *wanted, "--format", "json")
    data = json.loads(out)
    assert code == 0 and data["carried"]["prose"]["carried"] > 5
    assert {"word", "path", "line", "quote"} == set(data["still_named"][0])


def test_the_copy_is_built_with_the_others_of_its_folder(run, project, tmp_path):
    run("reuse", str(project), str(tmp_path / "x" / "ken"), "--country", "KEN", "--for", "cat-session")
    code, out, err = run("build", str(tmp_path / "x"), "--all")
    assert code in (0, 1) and "KEN-CAT-session-EHRO" in out and "1 of 1" in err


def test_two_choices_that_exclude_each_other_are_refused(run, project, tmp_path):
    assert run("build", str(project), "--all", "--for", "cat-session")[0] == 2
    code, _, err = run("reuse", str(project), str(tmp_path / "y"), "--country", "all", "--people")
    assert code == 2 and "leave --people out" in err


def test_nothing_to_take_over_is_said(run, project):
    code, out, _ = run("library", "diff", str(project))
    assert code == 0 and "as the library has it" in out
