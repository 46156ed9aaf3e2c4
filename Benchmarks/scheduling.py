#!/usr/bin/env python3
"""Measures `caunoi schedule` on files in the neutral form, and CP-SAT and HiGHS beside it, as tables in Markdown.

    scheduling.py BINARY [INSTANCES] [--large] [--rivals] [--seconds S] [--seed N] [--only PATTERN]

INSTANCES is a folder with generated/*.json[.gz] (S, M and L), jair/*.json (the published instances, for the fewest
breaks), generate.py (which makes XL and XXL) and verify.py (which checks a plan and gives its figures). Without it,
instances of the same shape are made here and checked here. Each plan is found twice, by the default number of steps
and within the limit in time; a plan that breaks a rule, or states wrong figures, is named and fails the run."""
import argparse
import glob
import gzip
import itertools
import json
import os
import random
import re
import subprocess
import sys
import tempfile

SIZES = {  # participants, meetings, slots, tables
    "S": (40, 125, 9, 18), "M": (150, 600, 20, 45), "L": (600, 4_000, 24, 250),
    "XL": (3_000, 25_000, 32, 1_200), "XXL": (20_000, 200_000, 40, 8_000),
}
LIMITS = {"S": 2, "M": 5, "L": 15, "XL": 60, "XXL": 180, "breaks": 20}  # seconds
AIMS = {  # for the folder's: least weight (below 1: share of the bound), most waiting while available
    "S-over": (3_751, 5), "S-planted": (5_461, 0), "S-interp": (4_105, None),
    "M-over": (20_052, 5), "M-planted": (23_058, 2), "M-interp": (18_464, None),
    "L-over": (106_390, 43), "L-planted": (142_160, 15), "XL-over": (0.9995, 532), "XXL-over": (0.9995, 28_000),
}
LANGUAGES = {"vi-en": 30, "vi-ja": 22, "vi-ko": 18, "vi-zh": 14, "en-de": 9, "en-fr": 7}

# In a small process of its own: a child's largest memory is never told as less than that of who starts it.
STOPWATCH = """
import json, resource, subprocess, sys, time
begun = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"wall": time.perf_counter() - begun, "cpu": used.ru_utime + used.ru_stime,
                  "megabytes": used.ru_maxrss / 1024, "code": done.returncode, "error": done.stderr}))
"""


def measured(*command):
    """Runs a command: seconds by the wall and of the processors, most memory, exit code and what it complained of."""
    done = subprocess.run([sys.executable, "-S", "-c", STOPWATCH, *map(str, command)], capture_output=True, text=True)
    return json.loads(done.stdout)


def read(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt") as file:
        return json.load(file)


# Instances of our own

def made(size, kind, rng):
    """An instance: `planted` has room for all it asks for, `over` and `interp` ask for more than fits."""
    people, count, slots, tables = SIZES[size]
    available = [set(range(slots)) for _ in range(people)]
    for person in range(people):
        if rng.random() < 0.2:  # far away: one stretch of the day
            length = rng.randint(max(2, slots * 35 // 100), slots * 60 // 100)
            start = rng.randint(0, slots - length)
            available[person] = set(range(start, start + length))
        elif rng.random() < 0.5:
            available[person] -= set(rng.sample(range(slots), rng.randint(0, slots * 4 // 10)))
    wished = [1 / (1 + rank) ** (0.8 if kind != "planted" else 0.5) for rank in range(people)]
    rng.shuffle(wished)
    pairs = {}
    if kind == "planted":
        for slot in rng.sample(range(slots), slots):
            free = sorted((p for p in range(people) if slot in available[p]), key=lambda p: rng.random() / wished[p])
            offers, needs = [p for p in free if p % 2], [p for p in free if not p % 2]
            rng.shuffle(offers), rng.shuffle(needs)
            fresh = [pair for pair in zip(offers, needs) if pair not in pairs]
            pairs.update(dict.fromkeys(fresh[: min(tables, -(-count // slots), count - len(pairs))]))
    sides = [[p for p in range(people) if p % 2 == side] for side in (0, 1)]
    odds = [list(itertools.accumulate(wished[p] for p in side)) for side in sides]
    asked = [0] * people
    while kind != "planted" and len(pairs) < count:
        asking = rng.randrange(people)
        side = 1 - asking % 2 if rng.random() < 0.9 else asking % 2
        wanted = rng.choices(sides[side], cum_weights=odds[side])[0]
        pair = (min(asking, wanted), max(asking, wanted))
        if (asking != wanted and pair not in pairs and max(asked[asking], asked[wanted]) < 5 * slots
                and available[asking] & available[wanted]):
            pairs[pair] = None
            asked[asking], asked[wanted] = asked[asking] + 1, asked[wanted] + 1
    meetings = [{"id": at, "a": a, "b": b, "weight": 1 + int(99 * rng.betavariate(1.3, 2.2))}
                for at, (a, b) in enumerate(pairs)]
    instance = {"name": f"{size}-{kind}", "slots": slots, "tables": tables, "meetings": meetings,
                "participants": [{"id": p, "available": sorted(own)} for p, own in enumerate(available)]}
    if kind == "interp":
        for meeting in meetings:
            if rng.random() < 0.35:
                meeting["lang"] = rng.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
        needed = sum("lang" in meeting for meeting in meetings)
        instance["interpreters"] = [
            {"id": at, "available": list(range(slots)) if rng.random() < 0.6 else list(range(slots // 2)),
             "langs": sorted(set(rng.choices(list(LANGUAGES), list(LANGUAGES.values()), k=rng.randint(1, 2))))}
            for at in range(max(3, needed * 94 // (100 * slots)))]
    return instance


def instances(folder, work, large):
    """Paths of the instances for the most weight, and of those for the fewest breaks."""
    if folder:
        small = [path for size in "SML" for kind in ("over", "planted", "interp")
                 for path in glob.glob(f"{folder}/generated/{size}-{kind}.json*")]
        if large:
            subprocess.run([sys.executable, f"{folder}/generate.py", work, "XL", "XXL"], check=True,
                           stdout=subprocess.DEVNULL)
            small += [f"{work}/{size}-over.json.gz" for size in ("XL", "XXL")]
        return small, sorted(glob.glob(f"{folder}/jair/*.json"))
    print("There is no folder of instances: these are of our own making, without known optima or aims.\n")
    rng = random.Random(2022)
    wanted = [(size, kind) for size in "SML" for kind in ("over", "planted", "interp")]
    wanted += [("XL", "over"), ("XXL", "over")] if large else []
    weighed = [made(size, kind, rng) for size, kind in wanted]
    days = [made("S", "planted", rng) | {"name": f"day-{number}", "all_required": True, "fairness": 2}
            for number in range(1, 6)]
    for instance in weighed + days:
        with open(f"{work}/{instance['name']}.json", "w") as file:
            json.dump(instance, file)
    return [[f"{work}/{instance['name']}.json" for instance in some] for some in (weighed, days)]


# Checks

def served(meetings, interpreters, slot):
    """Whether there are interpreters for the languages of these meetings of a slot, by augmenting paths."""
    taken = {}

    def serve(meeting, seen):
        for at, interpreter in enumerate(interpreters):
            if at not in seen and slot in interpreter["available"] and meeting["lang"] in interpreter["langs"]:
                seen.add(at)
                if at not in taken or serve(taken[at], seen):
                    taken[at] = meeting
                    return True
        return False

    return all(serve(meeting, set()) for meeting in meetings)


def looked_at(instance, plan):
    """What the plan breaks, and its figures: used where the folder brings no verifier."""
    available = {p["id"]: set(p["available"]) for p in instance["participants"]}
    busy, held, errors = {p: set() for p in available}, {}, []
    for meeting, slot in zip(instance["meetings"], plan["assignment"], strict=True):
        if slot < 0:
            if instance.get("all_required"):
                errors.append(f"meeting {meeting['id']} is missing")
            continue
        held.setdefault(slot, []).append(meeting)
        for person in (meeting["a"], meeting["b"]):
            if slot not in available[person] or slot in busy[person]:
                errors.append(f"participant {person} cannot meet in slot {slot}")
            busy[person].add(slot)
    for slot, meetings in held.items():
        if len(meetings) > instance["tables"]:
            errors.append(f"slot {slot} has too many meetings")
        spoken = [meeting for meeting in meetings if "lang" in meeting and "interpreters" in instance]
        if spoken and not served(spoken, instance["interpreters"], slot):
            errors.append(f"slot {slot} lacks interpreters")
    gaps = {p: set(range(min(own), max(own))) - own if own else set() for p, own in busy.items()}
    breaks = [sum(slot - 1 not in own for slot in own) for own in gaps.values()]
    if max(breaks) - min(breaks) > instance.get("fairness", len(gaps)):
        errors.append("breaks differ by more than is fair")
    return {"ok": not errors, "errors": errors, "breaks": sum(breaks),
            "weight": sum(meeting.get("weight", 1) for meetings in held.values() for meeting in meetings),
            "idle_slots": sum(map(len, gaps.values())),
            "idle_available_slots": sum(len(gaps[p] & available[p]) for p in gaps)}


def checked(folder, path, plan_path):
    """The figures of a plan as somebody else counts them; `ok` only where it breaks no rule and states no others."""
    plan = read(plan_path)
    if folder:
        done = subprocess.run([sys.executable, f"{folder}/verify.py", path, plan_path], capture_output=True, text=True)
        figures = json.loads(done.stdout) if done.stdout else {"ok": False, "errors": [done.stderr[-300:]]}
    else:
        figures = looked_at(read(path), plan)
    if figures["ok"]:
        for key, name in (("weight", "weight"), ("breaks", "breaks"), ("idle", "idle_slots"),
                          ("idle_available", "idle_available_slots")):
            if plan.get(key, figures[name]) != figures[name]:
                figures["ok"] = False
                figures["errors"].append(f"{key} is {figures[name]}, not {plan[key]}")
    return figures, plan


# Rivals, each in a process of its own

def rows_of(instance):
    """The model that both rivals get, one variable per meeting and slot: the slots of each meeting, the sets of
    (meeting, slot) of which at most so many may hold, and those of each participant and slot."""
    available = {p["id"]: set(p["available"]) for p in instance["participants"]}
    slots = [sorted(available[m["a"]] & available[m["b"]]) for m in instance["meetings"]]
    days, held = {}, {}
    for at, meeting in enumerate(instance["meetings"]):
        for slot in slots[at]:
            held.setdefault(slot, []).append(at)
            for person in (meeting["a"], meeting["b"]):
                days.setdefault((person, slot), []).append((at, slot))
    rows = [([(at, slot) for slot in own], 1) for at, own in enumerate(slots) if own] + [(d, 1) for d in days.values()]
    rows += [([(at, slot) for at in own], instance["tables"]) for slot, own in held.items()]
    for slot, own in held.items() if "interpreters" in instance else ():  # Hall's condition for each set of languages
        present = [i["langs"] for i in instance["interpreters"] if slot in i["available"]]
        spoken = sorted({m["lang"] for m in instance["meetings"] if "lang" in m})
        for bits in range(1, 1 << len(spoken)):
            some = {language for at, language in enumerate(spoken) if bits >> at & 1}
            members = [(at, slot) for at in own if instance["meetings"][at].get("lang") in some]
            rows.append((members, sum(not some.isdisjoint(languages) for languages in present)))
    return slots, [(members, most) for members, most in rows if len(members) > most], days


def cp_sat(instance, seconds):
    """Two phases, each of so many seconds and on two threads: the most weight, then with that the least waiting."""
    from ortools.sat.python import cp_model
    slots, rows, days = rows_of(instance)
    model, solver = cp_model.CpModel(), cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.max_time_in_seconds = 2, seconds
    held = {(at, slot): model.new_bool_var("") for at, own in enumerate(slots) for slot in own}
    for members, most in rows:
        variables = [held[member] for member in members]
        model.add_at_most_one(variables) if most == 1 else model.add(sum(variables) <= most)
    weight = sum(instance["meetings"][at].get("weight", 1) * variable for (at, _), variable in held.items())
    model.maximize(weight)
    first = solver.solve(model)
    result = {"assignment": [-1] * len(slots), "proven": first == cp_model.OPTIMAL, "waiting_proven": False}
    if first not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return result
    result["bound"] = int(solver.best_objective_bound + 1e-6)
    chosen = {member: solver.value(variable) for member, variable in held.items()}
    model.clear_hints()
    for member, variable in held.items():
        model.add_hint(variable, chosen[member])
    model.add(weight >= round(solver.objective_value))
    waiting = []
    for person in instance["participants"]:
        own = sorted(slot for p, slot in days if p == person["id"])
        if len(own) < 3:
            continue
        span = range(own[0], own[-1] + 1)
        here = {t: sum(held[member] for member in days.get((person["id"], t), ())) for t in span}
        busy = {t for t in span if any(chosen[member] for member in days.get((person["id"], t), ()))}
        begun, lasting = {t: model.new_bool_var("") for t in span}, {t: model.new_bool_var("") for t in span}
        for t in span:  # has met by this slot; will meet from this slot on
            model.add(begun[t] >= here[t])
            model.add(lasting[t] >= here[t])
            if t > own[0]:
                model.add_implication(begun[t - 1], begun[t])
                model.add_implication(lasting[t], lasting[t - 1])
            model.add_hint(begun[t], any(other <= t for other in busy))
            model.add_hint(lasting[t], any(other >= t for other in busy))
        for t in set(person["available"]) & set(span[1:-1]):
            waiting.append(model.new_bool_var(""))
            model.add(waiting[-1] >= begun[t] + lasting[t] - 1 - here[t])
            model.add_hint(waiting[-1], t not in busy and bool(busy) and min(busy) < t < max(busy))
    model.minimize(sum(waiting))
    second = solver.solve(model)
    if second in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        chosen = {member: solver.value(variable) for member, variable in held.items()}
        result["waiting_proven"] = second == cp_model.OPTIMAL
    for (at, slot), holds in chosen.items():
        if holds:
            result["assignment"][at] = slot
    return result


def highs(instance, seconds):
    """The most weight, by HiGHS's branch and cut through scipy; it knows nothing of waiting."""
    import numpy
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array
    slots, rows, _ = rows_of(instance)
    columns = {member: at for at, member in enumerate((at, slot) for at, own in enumerate(slots) for slot in own)}
    starts = numpy.cumsum([0] + [len(members) for members, _ in rows])
    entries = numpy.array([columns[member] for members, _ in rows for member in members])
    matrix = csr_array((numpy.ones(len(entries)), entries, starts), shape=(len(rows), len(columns)))
    weights = numpy.array([instance["meetings"][at].get("weight", 1) for at, _ in columns])
    found = milp(-weights, integrality=numpy.ones(len(columns)), bounds=Bounds(0, 1),
                 constraints=LinearConstraint(matrix, ub=numpy.array([most for _, most in rows])),
                 options={"time_limit": seconds, "mip_rel_gap": 0})
    result = {"assignment": [-1] * len(slots), "proven": found.status == 0}
    if found.mip_dual_bound is not None:
        result["bound"] = int(-found.mip_dual_bound + 1e-6)
    for (at, slot), column in columns.items() if found.x is not None else ():
        if found.x[column] > 0.5:
            result["assignment"][at] = slot
    return result


# Tables

def head(title, *columns):
    print(f"\n### {title}\n\n| " + " | ".join(columns) + " |\n|" + " --- |" * len(columns), flush=True)


def row(*cells):
    print("| " + " | ".join("–" if cell is None else f"{cell:,}" if isinstance(cell, int) else str(cell)
                            for cell in cells) + " |", flush=True)


def cost(run):
    return f"{run['wall']:.2f}", f"{run['cpu']:.1f}", f"{run['megabytes']:.0f}"


def missed(aim, limit, figures, bound, run):
    """What of its aim a plan does not reach, in words."""
    weight, waiting = aim or (0, None)
    least = weight * bound if weight < 1 else weight
    found = [] if figures["ok"] else ["not valid"]
    found += [] if figures["weight"] >= least else [f"weight below {least:,.0f}"]
    found += [f"waiting above {waiting:,}"] if waiting is not None and figures["idle_available_slots"] > waiting else []
    found += [f"over {limit} s"] if limit and run["wall"] > limit else []
    found += ["over 1,536 MB"] if run["megabytes"] > 1536 else []
    return "; ".join(found) or ("reached" if aim else None)


class Bench:
    def __init__(self, options):
        self.options, self.failures, self.best = options, [], {}
        self.aims = AIMS if options.instances else {}

    def plan(self, path, *more):
        """A plan of an instance, checked: its figures, itself, and what the run took; None where there is none."""
        output = os.path.join(self.options.work, "plan.json")
        command = [self.options.binary, "schedule", "--input", path, "--output", output, "--threads", 2,
                   "--seed", self.options.seed, *more]
        if os.path.exists(output):
            os.remove(output)
        run = measured(*command)
        if run["code"]:
            self.failed(path, run["error"].strip()[-300:])
            return None
        figures, plan = self.check(path, output)
        return (figures, plan, run) if "weight" in figures else None

    def check(self, path, output):
        figures, plan = checked(self.options.instances, path, output)
        if not figures["ok"]:
            self.failed(path, "; ".join(figures["errors"][:3]))
        return figures, plan

    def failed(self, path, why):
        self.failures.append(f"{os.path.basename(path)}: {why}")

    def weigh(self, paths, limited):
        head("Within the limit in time" if limited else "By the default number of steps", "instance", "weight", "bound",
             "below it", "waiting while available", "all waiting", "breaks", "s", "processor s", "MB", "aim")
        for path in paths:
            name = os.path.basename(path).split(".")[0]
            limit = LIMITS[name.split("-")[0]] if limited else None
            if done := self.plan(path, *(["--time-limit", limit] if limited else [])):
                figures, plan, run = done
                below = (plan["bound"] - figures["weight"]) / max(1, plan["bound"])
                row(name, figures["weight"], plan["bound"], "proven" if plan["optimal"] else f"{below:.4%}",
                    figures["idle_available_slots"], figures["idle_slots"], figures["breaks"], *cost(run),
                    missed(self.aims.get(name), limit, figures, plan["bound"], run))
                if limited:
                    self.best[path] = figures, plan, run

    def count_breaks(self, paths):
        head("Fewest breaks", "instance", "published optimum", "published s (MaxSAT)", "breaks", "proven at least", "s",
             "processor s", "MB")
        for path in paths:
            if done := self.plan(path, "--objective", "breaks", "--time-limit", LIMITS["breaks"]):
                figures, plan, run = done
                known = read(path).get("jair", {}).get("maxsat", {})
                row(os.path.basename(path).removesuffix(".json").removesuffix(".original"), known.get("breaks"),
                    known.get("seconds"), figures["breaks"],
                    "the same" if plan["optimal"] else plan["bound"], *cost(run))
                if known and (figures["breaks"] < known["breaks"] or plan["bound"] > known["breaks"]):
                    self.failed(path, "contradicts the published optimum")

    def compare(self, paths):
        head(f"Beside others, at most {self.options.seconds:g} s for each of their phases", "instance", "solver",
             "weight", "its bound", "waiting while available", "s", "processor s", "MB")
        output = os.path.join(self.options.work, "rival.json")
        for path in (path for path in paths if path in self.best):
            figures, plan, run = self.best[path]
            name = os.path.basename(path).split(".")[0]
            row(name, "CauNoi", figures["weight"], "proven" if plan["optimal"] else plan["bound"],
                figures["idle_available_slots"], *cost(run))
            for rival, title in (("cp_sat", "CP-SAT"), ("highs", "HiGHS")):
                run = measured(sys.executable, __file__, rival, path, "--rival", output, "--seconds",
                               self.options.seconds)
                if run["code"]:
                    row(name, title, "failed: " + run["error"].strip().splitlines()[-1], None, None, *cost(run))
                    continue
                figures, plan = self.check(path, output)
                waiting = figures.get("idle_available_slots") if rival == "cp_sat" and figures.get("weight") else None
                row(name, title, figures.get("weight") or "none found",
                    "proven" if plan["proven"] else plan.get("bound"),
                    f"{waiting} (proven)" if plan.get("waiting_proven") else waiting, *cost(run))


def main():
    parser = argparse.ArgumentParser(description="Measures the scheduler.")
    parser.add_argument("binary")
    parser.add_argument("instances", nargs="?")
    parser.add_argument("--large", action="store_true", help="XL and XXL as well")
    parser.add_argument("--rivals", action="store_true", help="CP-SAT and HiGHS as well")
    parser.add_argument("--seconds", type=float, default=100, help="limit of each phase of a rival")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="instances whose name has this pattern")
    parser.add_argument("--rival", metavar="PLAN", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.rival:
        plan = {"cp_sat": cp_sat, "highs": highs}[options.binary](read(options.instances), options.seconds)
        return json.dump(plan, open(options.rival, "w"))
    options.binary = os.path.abspath(options.binary)
    if options.instances and not os.path.isfile(os.path.join(options.instances, "verify.py")):
        print(f"{options.instances} is no folder of instances.")
        options.instances = None
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as options.work:
        bench = Bench(options)
        paths, days = ([path for path in some if re.search(options.only, os.path.basename(path))]
                       for some in instances(options.instances, options.work, options.large))
        if paths:
            bench.weigh(paths, limited=False)
            bench.weigh(paths, limited=True)
        if days:
            bench.count_breaks(days)
        if options.rivals:
            bench.compare([path for path in paths if os.path.basename(path)[0] in "SML"])
    print(f"\nTwo threads, seed {options.seed}; load of the machine {load:.1f} before, {os.getloadavg()[0]:.1f} after.")
    for failure in bench.failures:
        print(f"\n**Failed:** {failure}")
    sys.exit(1 if bench.failures else 0)


if __name__ == "__main__":
    main()
