#!/bin/sh
# Open, update or close one issue with this title: it stays open as long as there is a report.
# Usage: keep_issue.sh TITLE REPORT.md   (needs `gh` with permission to write issues)
set -eu
title=$1
report=$2

if [ "$(gh repo view --json hasIssuesEnabled --jq .hasIssuesEnabled)" = false ]; then
  # A fork has no issues at first. Without a report, nothing is lost.
  [ ! -s "$report" ] && exit 0
  echo "::error::Issues are off here. Switch them on under Settings, General, Features: this check keeps one issue."
  cat "$report"
  exit 1
fi

number=$(gh issue list --state open --limit 200 --json number,title |
  TITLE="$title" python3 -c '
import json, os, sys
rows = json.load(sys.stdin)
print(next((row["number"] for row in rows if row["title"] == os.environ["TITLE"]), ""))
')

if [ -s "$report" ]; then
  if [ -n "$number" ]; then
    gh issue edit "$number" --body-file "$report"
  else
    gh issue create --title "$title" --body-file "$report"
  fi
elif [ -n "$number" ]; then
  gh issue close "$number" --comment "Nothing is left to check."
fi
