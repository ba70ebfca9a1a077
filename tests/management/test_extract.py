"""``manage.py extract``: files and folders in, one record a line out."""

import json
from io import StringIO
from pathlib import Path

from django.core.management import call_command


def test_folder_gives_a_record_for_each_file_below_it(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("Minister Ana Reyes met with Minister Piet Vos in Lima.\n", encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "none.bin").write_bytes(b"\x00\x01\x02")
    told = StringIO()

    call_command("extract", str(tmp_path), str(tmp_path / "b.md"), stdout=told)

    records = [json.loads(line) for line in told.getvalue().splitlines()]
    assert [Path(record["path"]).name for record in records] == ["none.bin", "b.md", "b.md"]
    assert [problem["code"] for problem in records[0]["problems"]] == ["unreadable"]
    assert records[1] == records[2]
