"""``check`` of a Word file and of a project: what a person sees, what a program reads, where comments stand."""

import json
import re
import shutil

import jsonschema
import pytest

from tests.docx_files import read_parts
from tests.foreign_files import document, numbered, paragraph
from uprdraft.pipeline.schemas import file_schema
from uprdraft.readers.foreign import read_document
from uprdraft.rules.run import FAMILIES, RULES

STYLES = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
HEADING = paragraph("Summary", '<w:pStyle w:val="H1"/>')
TEXT = (
    paragraph("Submission to the Universal Periodic Review of China") + paragraph("45th session") + HEADING
    + numbered("The Government returned people in 2022.", 1)
    + numbered("They came from North Korea.", 1)
    + numbered("Witness Kim Chol-su answers on +82 10 1234 5678.", 1)
)  # fmt: skip


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "some text.docx"
    path.write_bytes(document(TEXT, styles=STYLES, numbering=NUMBERS))
    return path


def found(out: str) -> dict[str, dict[str, str]]:
    return {f["rule"]: f for f in json.loads(out)["findings"]}


def test_a_file_is_checked_by_the_general_rules_and_the_rest_is_said(file, run):
    code, out, _ = run("check", str(file), "--today", "2026-11-25")
    assert code == 1
    assert "State: CHN (its beginning says “Submission to the Universal Periodic Review of China”)" in out
    assert "session 45" in out
    assert (
        "Note: this looks like a text for the Universal Periodic Review: add --for upr-stakeholder-cycle4"
        in out
    )
    assert "name the body with --for: " in out and "length-within-limit" in out
    assert "Taken as cover: " in out and "Taken as body: " in out
    assert "Not looked at (“nothing found” is not “safe”):" in out


def test_findings_stand_by_family_with_place_quote_rule_mark_and_what_to_do(file, run):
    _, out, _ = run("check", str(file))
    families = [line for line in out.splitlines() if line in FAMILIES]
    assert families == [f for f in FAMILIES if f in families] and len(families) >= 2
    at = out.index("“North Korea” is")
    told = out[at : at + 600]
    assert "at para. 2, “Summary”: “" in told
    assert re.search(r"do: .+\n\s+rule states-by-un-name, mark [0-9a-f]{12}", told)


def test_a_telephone_number_is_not_repeated_in_full(file, run):
    for format_ in ("text", "json", "sarif"):
        _, out, _ = run("check", str(file), "--format", format_)
        assert "1234" not in out


def test_the_body_brings_its_own_rules_and_counts(file, run):
    _, out, _ = run("check", str(file), "--for", "upr-stakeholder-cycle4", "--format", "json")
    data = json.loads(out)
    assert data["submission_type"] == "upr-stakeholder-cycle4"
    assert data["words"]["limit"] == 2815
    assert data["words"]["by_part"] == [{"part": "Summary", "words": data["words"]["counted"]}]
    assert "length-within-limit" not in {r["rule"] for r in data["not_run"]}
    _, out, _ = run("check", str(file), "--for", "upr-stakeholder-cycle4", "--joint", "--format", "json")
    assert json.loads(out)["words"]["limit"] == 5630
    _, out, _ = run("check", str(file), "--for", "crc-presession:thematic", "--format", "json")
    assert json.loads(out)["submission_type"] == "crc-presession:thematic"


def test_the_state_may_be_named(file, run):
    _, out, _ = run("check", str(file), "--country", "Viet Nam", "--format", "json")
    assert json.loads(out)["state"] == {"code": "VNM", "why": "named with --country"}


def test_project_and_file_give_one_shape_which_fits_the_published_schema(file, project, run):
    checker = jsonschema.Draft202012Validator(file_schema("check"))
    _, of_file, _ = run("check", str(file), "--format", "json")
    _, of_project, _ = run("check", str(project), "--format", "json")
    shapes = []
    for out in (of_file, of_project):
        data = json.loads(out)
        assert [e.message for e in checker.iter_errors(data)] == []
        shapes.append((data.keys(), data["words"].keys(), {k for f in data["findings"] for k in f}))
    assert shapes[0] == shapes[1]
    broken = json.loads(of_file) | {"findings": [{"rule": 1}]}
    assert list(checker.iter_errors(broken))


def test_sarif_holds_what_sarif_asks_for_and_no_path_of_the_machine(file, run):
    _, out, _ = run("check", str(file), "--format", "sarif", "--today", "2026-11-25")
    assert str(file.parent) not in out and file.parent.name not in out
    log = json.loads(out)
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-schema-2.1.0.json")
    (one,) = log["runs"]
    rules = one["tool"]["driver"]["rules"]
    assert {r["id"] for r in rules} >= RULES.keys() and all(
        r["shortDescription"]["text"] for r in rules if r["id"] in RULES
    )
    assert len(one["results"]) >= 3
    for result in one["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note") and result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place["uri"] == "some%20text.docx" and place["index"] == 0
        assert re.fullmatch("[0-9a-f]{12}", result["partialFingerprints"]["uprdraftMark/v1"])
    assert any("logicalLocations" in r["locations"][0] for r in one["results"])
    _, again, _ = run("check", str(file), "--format", "sarif", "--today", "2026-11-25")
    assert out == again


def test_findings_become_comments_at_their_places(file, run, tmp_path):
    out = tmp_path / "commented.docx"
    before = file.read_bytes()
    code, text, _ = run("check", str(file), "--word", str(out), "--format", "json")
    assert code == 1 and file.read_bytes() == before
    comments = read_document(out.read_bytes(), "x").report.comments
    assert len(comments) == len(json.loads(text)["findings"])
    by_rule = {re.search("Rule ([a-z-]+)", c.text)[1]: c for c in comments}  # type: ignore[index]
    assert by_rule["states-by-un-name"].quote == "They came from North Korea."
    assert by_rule["individuals-not-named"].quote == "Kim Chol-su"
    assert {c.author for c in comments} == {"uprdraft"} and {c.date for c in comments} == {""}
    assert read_parts(out.read_bytes())["word/styles.xml"] == read_parts(before)["word/styles.xml"]


def test_a_project_is_built_and_then_commented(project, run, tmp_path):
    out = tmp_path / "commented.docx"
    _, text, _ = run("check", str(project), "--word", str(out), "--format", "json")
    standing = [f for f in json.loads(text)["findings"] if f["acknowledged"] is None]
    read = read_document(out.read_bytes(), "x")
    assert len(read.report.comments) == len(standing) > 0
    link = next(c for c in read.report.comments if "links-are-kept" in c.text)
    assert link.quote and link.quote != read.report.comments[0].quote


def test_a_project_with_a_private_name_is_not_commented(project, run, tmp_path):
    copied = shutil.copytree(project, tmp_path / "copy")
    people = "schema: 1\npeople:\n  - name: Roberta Cohen\n    code: W1\n"
    (copied / "people.yaml").write_text(people, encoding="utf-8")
    code, out, err = run("check", str(copied), "--word", str(tmp_path / "out.docx"))
    assert code == 1 and "nothing was written" in err and "Roberta" not in out + err
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize("name", ["some text.docx", "./some text.docx"])
def test_the_checked_file_is_never_replaced(file, run, name, monkeypatch):
    monkeypatch.chdir(file.parent)
    before = file.read_bytes()
    code, _, err = run("check", "some text.docx", "--word", name)
    assert code == 2 and "would replace the one that is checked" in err
    assert file.read_bytes() == before


@pytest.mark.parametrize("target", ["no-such-folder/out.docx", "."])
def test_a_place_that_cannot_be_written_is_exit_5(file, run, target):
    code, _, err = run("check", str(file), "--word", str(file.parent / target))
    assert code == 5
    assert len(err.strip().splitlines()[-1]) <= 300


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04 broken", "not a Word document, or damaged"),
        (b"plain words", "not a Word document"),
        (b"", "the file is empty"),
    ],
)
def test_what_is_no_word_file_is_named_in_one_line(tmp_path, run, content, said):
    path = tmp_path / "text.docx"
    path.write_bytes(content)
    code, out, err = run("check", str(path))
    assert (code, out) == (3, "") and said in err and "Traceback" not in err
    assert len(err.strip().splitlines()) == 1


def test_a_missing_file_and_a_folder_that_is_no_project_are_exit_3(tmp_path, run):
    code, _, err = run("check", str(tmp_path / "none.docx"))
    assert code == 3 and "there is no such file" in err
    (tmp_path / "empty").mkdir()
    code, _, err = run("check", str(tmp_path / "empty"))
    assert code == 3 and err


def test_bad_values_are_answered_with_the_nearest(file, project, run):
    code, _, err = run("check", str(file), "--for", "upr-stakeholder-cycle44")
    assert code == 2 and "did you mean “upr-stakeholder-cycle4”" in err
    code, _, err = run("check", str(file), "--country", "Chyna")
    assert code == 2 and "China" in err
    code, _, err = run("check", str(file), "--format", "xml")
    assert code == 2 and "text, json, sarif" in err
    code, _, err = run("check", str(project), "--for", "upr-stakeholder-cycle4")
    assert code == 2 and "a project says it in draft.yaml" in err


def test_a_clean_file_is_exit_0(tmp_path, run):
    path = tmp_path / "clean.docx"
    path.write_bytes(document(HEADING + numbered("The text is short.", 1), styles=STYLES, numbering=NUMBERS))
    code, out, _ = run("check", str(path))
    assert code == 0 and "0 errors, 0 warnings" in out
    assert "the State was not recognised: name it with --country" in out


def test_much_advice_of_one_rule_is_counted_and_not_listed(tmp_path, run):
    words = "".join(paragraph(f"The Q{a}Z denied it.") for a in "ABCDEFGHJKLM")
    path = tmp_path / "many.docx"
    path.write_bytes(document(HEADING + words, styles=STYLES))
    _, out, _ = run("check", str(path))
    assert out.count("rule acronyms-spelled-out") == 8
    assert "advice: 4 more of acronyms-spelled-out; all of them with --format json" in out


def test_explain_says_the_family(run):
    _, out, _ = run("explain", "states-by-un-name")
    assert "Terms and tone" in out
    _, out, _ = run("explain", "--format", "json")
    assert {r["family"] for r in json.loads(out)} <= set(FAMILIES)


def test_the_words_of_each_part_are_shown(project, run):
    _, out, _ = run("check", str(project), "--format", "json")
    words = json.loads(out)["words"]
    parts = words["by_part"]
    assert len(parts) > 5 and sum(p["words"] for p in parts) <= words["counted"]
    _, shown, _ = run("check", str(project))
    assert f"By part: {parts[0]['part']} {parts[0]['words']}; " in " ".join(shown.split())
