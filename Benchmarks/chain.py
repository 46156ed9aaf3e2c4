#!/usr/bin/env python3
"""Times import, match and schedule on the demo and on ten times its size, as the commands take it.

The larger set is ten copies of the demo: firms under other names, with tax codes, addresses, codes, tables, online rooms
and interpreters of their own; requests go between the copies, so that the event does not fall into ten small ones."""
import csv
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import openpyxl

binary, demo = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
NAMES = ["", "Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India"]


def enlarge(folder, times):
    """Writes the set of `times` copies into a folder."""
    rng = random.Random(2022)
    for name, first, tail in (("khao-sat-nhu-cau-2022.xlsx", 10, 3), ("offers-kr-2022.xlsx", 5, 0)):
        book = openpyxl.load_workbook(os.path.join(demo, name))
        for other in book.sheetnames[1:]:
            del book[other]
        sheet = book.worksheets[0]
        for merged in list(sheet.merged_cells.ranges):
            if merged.min_row >= first:
                sheet.unmerge_cells(str(merged))
        last = sheet.max_row - tail
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first, max_row=last)]
        for row in sheet.iter_rows(min_row=last + 1, max_row=sheet.max_row):
            for cell in row:
                cell.value = None
        at = last + 1
        survey = name.startswith("khao")
        for copy in range(1, times):
            for values in rows:
                values = list(values)
                if isinstance(values[0], int):
                    values[0] += 1000 * copy
                elif survey and values[0]:
                    continue  # section rows stand once
                for column in (1,) if survey else (1, 2):
                    if values[column]:
                        values[column] = f"{values[column]} {NAMES[copy]}"
                if survey and values[2]:
                    code = str(values[2])
                    values[2] = str(int(code[:10]) + 1_000_000 * copy) + code[10:] if code[:10].isdigit() else code
                column = 7 if survey else 6
                if values[column]:
                    values[column] = f"c{copy}." + str(values[column])
                for index, value in enumerate(values):
                    sheet.cell(at, index + 1).value = value
                at += 1
        book.save(os.path.join(folder, name))

    def copies(name, change):
        rows = list(csv.reader(open(os.path.join(demo, name), encoding="utf-8-sig")))
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(rows[0])
            for copy in range(times):
                for row in rows[1:]:
                    if row := change(list(row), copy):
                        writer.writerow(row)

    def code(text, copy):
        return text if copy == 0 else f"{text}c{copy}"

    def participant(row, copy):
        row[0], row[2] = code(row[0], copy), f"{row[2]} {NAMES[copy]}".strip()
        if row[10] and copy:
            row[10] = f"c{copy}.{row[10]}"
        row[11] = "" if copy else row[11]
        return row

    def request(row, copy):
        other = rng.randrange(times)
        sender, receiver = (copy, other)
        row[1], row[2] = code(row[1], sender), code(row[2], receiver)
        row[4] = row[5] = ""
        return row

    copies("participants.csv", participant)
    copies("interpreters.csv", lambda row, copy: [code(row[0], copy)] + row[1:])
    copies("rooms.csv", lambda row, copy: [code(row[0], copy)] + row[1:])
    copies("agenda.csv", lambda row, copy: row if copy == 0 else None)
    copies("preferences.csv", request)


def play(folder):
    """One run of the chain; seconds of each step, and what came out."""
    with tempfile.TemporaryDirectory() as work:
        environment = dict(os.environ, CAUNOI_DATA=work, CAUNOI_LANGUAGE="en")
        environment.pop("CAUNOI_DATABASE", None)

        def run(*arguments):
            started = time.perf_counter()
            done = subprocess.run([binary, *arguments], env=environment, capture_output=True, text=True)
            seconds = time.perf_counter() - started
            if done.returncode:
                sys.exit(f"{' '.join(arguments)}: {done.stderr}")
            return seconds, done.stdout

        run("event", "create", "--name", "Bench", "--date", "2022-11-25")
        seconds, created = {}, {}
        for subject, file in (("needs", "khao-sat-nhu-cau-2022.xlsx"), ("offers", "offers-kr-2022.xlsx"),
                              ("participants", "participants.csv"), ("interpreters", "interpreters.csv"),
                              ("places", "rooms.csv"), ("agenda", "agenda.csv"), ("requests", "preferences.csv")):
            seconds[f"import {subject}"], output = run("import", subject, os.path.join(folder, file), "--yes", "--json")
            created[subject] = json.loads(output)["created"]
        seconds["match"], _ = run("match", "--json")
        seconds["schedule"], output = run("schedule", "--json")
        plan = json.loads(output)
        seconds["schedule --check"], _ = run("schedule", "--check")
        return seconds, created, plan


for label, times in (("demo", 1), ("ten times the demo", 10)):
    with tempfile.TemporaryDirectory() as folder:
        if times == 1:
            folder = demo
        else:
            enlarge(folder, times)
        results = [play(folder) for _ in range(runs)]
    _, created, plan = results[0]
    print(f"\n{label}: {created['needs'].get('needs')} needs, {created['offers'].get('offers')} offers, "
          f"{plan['pairs']} pairs; {plan['meetings']} meetings of at most {plan['meetings_bound']}, "
          f"value {plan['value']} of at most {plan['bound']} ({100 * plan['value'] / max(1, plan['bound']):.2f} %)")
    for step in results[0][0]:
        times_ = sorted(result[0][step] for result in results)
        print(f"  {step:22} {statistics.median(times_):7.2f} s   ({', '.join(f'{t:.2f}' for t in times_)})")
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f"\nlargest resident memory of a command: {peak:.0f} MB; {runs} runs each, median first")
