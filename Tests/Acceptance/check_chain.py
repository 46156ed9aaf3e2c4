#!/usr/bin/env python3
"""Checks what chain.sh produced, with other programs' eyes: openpyxl opens the workbook, icalendar the calendars, and a
second checker, written apart from the product's own, looks for collisions in the plan."""
import csv
import datetime
import io
import json
import os
import re
import sys

import icalendar
import openpyxl

work, source = sys.argv[1:3]
read = lambda name: json.load(open(os.path.join(work, name), encoding="utf-8"))
rows = lambda name: list(csv.DictReader(open(os.path.join(source, name), encoding="utf-8-sig")))
manifest = json.load(open(os.path.join(source, "manifest.json")))
passed, failed = 0, []


def check(what, ok, seen=""):
    global passed
    if ok:
        passed += 1
    else:
        failed.append(f"{what}: {seen}")


# imports
for kind in ("needs", "offers", "participants", "interpreters", "places", "agenda", "requests"):
    first, again, dry = read(f"{kind}.json"), read(f"{kind}.again.json"), read(f"{kind}.dry.json")
    check(f"{kind}: something is created", first["created"], first["created"])
    check(f"{kind}: the dry run foretells the counts", dry["created"] == first["created"], dry["created"])
    check(f"{kind}: the same file again changes nothing", not again["created"] and not again["updated"],
          (again["created"], again["updated"]))
    for problem in first["problems"]:
        check(f"{kind}: a problem says where, what and what to do",
              all(problem[key] for key in ("sheet", "row", "reason", "remedy")) and "{" not in problem["reason"] + problem["remedy"],
              problem)
needs, offers, requests = read("needs.json"), read("offers.json"), read("requests.json")
check("firms: the branch is kept apart", needs["created"]["organisations"] == manifest["vn_firms"] + 1, needs["created"])
check("needs: three answers are repeats", needs["created"]["needs"] == manifest["needs"] + 1, needs["created"])
check("needs: the repeats are kept", needs["created"].get("repeats") == 3, needs["created"])
check("merges are shown", len(needs["merged"]) >= 3, needs["merged"])
emails = [problem for problem in needs["problems"] if problem["kind"] == "emailInvalid"]
check("four wrong addresses", len(emails) == len(manifest["bad_emails_stt"]), emails)
check("the possible branch is said", any(p["kind"] == "possibleBranch" for p in needs["problems"]), needs["problems"])
check("offers", offers["created"]["offers"] == manifest["kr_offers"], offers["created"])
check("offering organisations", offers["created"]["organisations"] == manifest["kr_orgs"], offers["created"])
bad = [problem["kind"] for problem in requests["problems"] if problem["severity"] == "error" or problem["kind"] == "repeatedPair"]
check("four bad requests", sorted(bad) == ["repeatedPair", "repeatedPair", "sameSide", "unknownReceiver"], bad)
rearranged = read("rearranged.json")
check("rearranged and in English: the same counts",
      all(rearranged["created"][key] == needs["created"][key] for key in ("organisations", "needs", "repeats")),
      (rearranged["created"], needs["created"]))

# the plan, by a checker of its own
plan = read("plan.json")
meetings = plan["meetings"]
people = {row["participant_id"]: row for row in rows("participants.csv")}
agenda = {row["Mã"]: row for row in rows("agenda.csv")}
rooms = {row["ma"]: row for row in rows("rooms.csv")}
interpreters = {row["Mã"]: row for row in rows("interpreters.csv")}
check("at least 64 meetings", len(meetings) >= 64, len(meetings))
zone = datetime.timezone(datetime.timedelta(hours=7))
minute = lambda text: int(text.split(":")[0]) * 60 + int(text.split(":")[1])
blocks = {code: (minute(row["Bắt đầu (GMT+7)"]), minute(row["Kết thúc (GMT+7)"])) for code, row in agenda.items() if re.fullmatch(r"B\d", code)}


def available(text, start, end):
    text = text.strip()
    block = next(code for code, (a, b) in blocks.items() if a <= start and end <= b)
    if text in ("", "cả ngày", "all day"):
        return True
    if text in ("sáng", "AM"):
        return end <= 720
    if text in ("chiều", "PM"):
        return start >= 720
    if span := re.fullmatch(r"B(\d)-B(\d)", text):
        return int(span[1]) <= int(block[1]) <= int(span[2])
    if re.fullmatch(r"B\d([;,] ?B\d)*", text):
        return block in re.findall(r"B\d", text)
    if hours := re.fullmatch(r"(\d+:\d+)[-–](\d+:\d+)( KST)?", text):
        shift = 120 if hours[3] else 0
        return minute(hours[1]) - shift <= start and end <= minute(hours[2]) - shift
    if hours := re.fullmatch(r"(\d+)h(\d*)-(\d+)h(\d*)", text):
        return int(hours[1]) * 60 + int(hours[2] or 0) <= start and end <= int(hours[3]) * 60 + int(hours[4] or 0)
    if hours := re.fullmatch(r"từ (\d+)h(\d*)", text):
        return start >= int(hours[1]) * 60 + int(hours[2] or 0)
    return False


wishes = {frozenset((row["ben_de_nghi"], row["muon_gap"])) for row in rows("preferences.csv")}
used, load = {}, {}
for meeting in meetings:
    start = datetime.datetime.fromisoformat(meeting["start"].replace("Z", "+00:00")).astimezone(zone)
    end = datetime.datetime.fromisoformat(meeting["end"].replace("Z", "+00:00")).astimezone(zone)
    a, b = start.hour * 60 + start.minute, end.hour * 60 + end.minute
    codes = [side["code"] for side in meeting["participants"]]
    sides = [people[code] for code in codes]
    name = f"{meeting['id']} {codes}"
    check(f"{name} lasts 20 minutes", b - a == 20, (a, b))
    check(f"{name} lies in a 1:1 block", any(x <= a and b <= y for x, y in blocks.values()), start)
    check(f"{name} was asked for", frozenset(codes) in wishes)
    check(f"{name}: both agreed to share their data", all(side["dong_y_chia_se_du_lieu"] in ("x", "có") for side in sides))
    for code, side in zip(codes, sides):
        check(f"{code} is available at {start:%H:%M}", available(side["san_sang"], a, b), side["san_sang"])
    remote = sum(side["hinh_thuc"] == "online" for side in sides)
    room = rooms[meeting["place"]]
    fits = {0: room["loai"] == "ban", 1: room["thiet_bi"].startswith("màn hình"), 2: room["loai"] == "online"}[remote]
    check(f"{name}: the place fits", fits and room["ma"] not in ("T20", "O8"), room)
    check(f"{name}: a link for those who join by link", (remote == 0) != ("link" in meeting) or remote == 1, meeting.get("link"))
    languages = [set(side["ngon_ngu"].split(",")) for side in sides]
    needed = not languages[0] & languages[1]
    check(f"{name}: an interpreter where needed and only there", needed == bool(meeting.get("interpreter")), meeting.get("interpreter"))
    if meeting.get("interpreter"):
        who = interpreters[meeting["interpreter"]]
        pair = set(who["Cặp ngôn ngữ"].split("-"))
        check(f"{name}: the interpreter speaks with both", all(pair & side for side in languages), pair)
        check(f"{name}: the interpreter is there", available(who["Thời gian có thể làm"].replace(", ", ","), a, b), who)
        load[meeting["interpreter"]] = load.get(meeting["interpreter"], 0) + 1
    for key in codes + [meeting["place"], meeting.get("interpreter")]:
        if key:
            check(f"{key} is free at {start:%H:%M}", (key, a) not in used, used.get((key, a)))
            used[key, a] = meeting["id"]
for code, count in load.items():
    check(f"{code} within the daily limit", count <= int(interpreters[code]["Tối đa số ca/ngày"]), count)
schedule = read("schedule.json")
check("a reason for every unplaced request", all(u["reason"] and "{" not in u["reason"] for u in schedule["unplaced"]), schedule["unplaced"][:2])
placed = {frozenset(side["code"] for side in meeting["participants"]) for meeting in meetings}
missing = {pair for pair in wishes if all(code in people for code in pair) and len({code[:2] for code in pair}) == 2} - placed
check("every wish is placed or has its reason", missing == {frozenset((u["sender"], u["receiver"])) for u in schedule["unplaced"]}, len(missing))
check("the plan says its bound", schedule["bound"] >= schedule["value"], schedule["bound"])

# exports
book = openpyxl.load_workbook(os.path.join(work, "plan.xlsx"))
check("the workbook has five sheets", len(book.worksheets) == 5, book.sheetnames)
check("a row for each meeting", book.worksheets[0].max_row == len(meetings) + 1, book.worksheets[0].max_row)
check("no formulas in the workbook", not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row))
text = open(os.path.join(work, "plan.csv"), encoding="utf-8-sig", newline="").read()
check("a line for each meeting", len(list(csv.reader(io.StringIO(text)))) == len(meetings) + 1)
for name, count in (("all.ics", len(meetings)), ("one.ics", sum("VN001" in [s["code"] for s in m["participants"]] for m in meetings))):
    raw = open(os.path.join(work, name), "rb").read()
    entries = [part for part in icalendar.Calendar.from_ical(raw).walk("VEVENT")]
    check(f"{name}: an entry for each meeting", len(entries) == count, len(entries))
    check(f"{name}: lines of at most 75 bytes", all(len(line) <= 75 for line in raw.split(b"\r\n")))
    starts = sorted(entry.decoded("dtstart").isoformat() for entry in entries)
    if name == "all.ics":
        check("the calendar has the plan's instants", starts == sorted(m["start"].replace("Z", "+00:00") for m in meetings), starts[:2])
check("the restored installation has the same plan", read("restored.json") == plan)
check("the report counts the meetings", any(i["key"] == "meetings" and i["value"] == len(meetings) for i in read("report.json")["indicators"]))
for indicator in read("report.json")["indicators"]:
    check(f"{indicator['key']} has its sources", len(indicator["sources"]) == indicator["value"], indicator["value"])

for line in failed[:40]:
    print("FAILED", line)
print(f"{len(meetings)} meetings placed")
print(f"{passed} passed, {len(failed)} failed")
sys.exit(1 if failed else 0)
