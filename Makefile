# The commands of the house; each calls one script. See README.md.
.PHONY: run test format lint bench soak screenshots clean

run: ## installs what is missing, builds, loads the demo once, shows the day
	@scripts/run

test: ## format, build, all tests, the chain played as a user would, also in a browser
	@scripts/test

format:
	@swift format --in-place --recursive --parallel Package.swift Sources Tests

lint:
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests

bench: ## import, match and schedule, for the demo and ten times its size
	@scripts/bench

soak: ## the random tests in full length
	@CAUNOI_SOAK=1 scripts/test

screenshots: ## every kind of page in three languages, three widths, light, dark and printed, into output/screenshots
	@scripts/screenshots

clean:
	@rm -rf .build data output
