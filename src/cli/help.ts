/** What `--help` prints, by command. */
export const help = {
  fieldmark: `Usage: fieldmark <command> [options]

  collect    take batches, store them, show the dashboard
  report     print the figures in the terminal

  --help     for a command: fieldmark collect --help
  --version
`,
  collect: `Usage: fieldmark collect [options]

Takes what pages send, stores it in a directory, and serves the dashboard and the script.

  --port N       0 picks a free one                     [7007]
  --host ADDR    where to listen                        [127.0.0.1]
  --data DIR     where to store                         [.fieldmark]
  --token T      ask readers for this token; made for you when the host is not loopback

Examples
  fieldmark collect
  fieldmark collect --host 0.0.0.0 --port 8080 --data /var/lib/fieldmark
`,
  report: `Usage: fieldmark report [options]

Prints what the dashboard shows. Asks the collector that runs, or opens the data directory when none does.

  --url URL      the collector                          [the one that holds the directory]
  --data DIR     the data directory                     [.fieldmark]
  --token T      the collector's token
  --app A  --release R  --route R
  --since T      the last 30m, 24h, 7d …
  --from T  --to T   ISO dates or epoch ms
  --json         the same as JSON

Examples
  fieldmark report --since 24h --app shop
  fieldmark report --json --route /cart | jq .vitals
`,
} as const;
