# A throw-away PostgreSQL server on 127.0.0.1, driven by lines on standard input. It ends, and its folder with it, when
# standard input ends: a test run that is killed leaves nothing behind.
# Usage: sh -s BIN PORT; commands: start, stop (at once, as a crash would), pause, resume. Each is answered by "ok" or "failed".
bin=$1
port=$2
# A signal to the whole run is for the run; the end of standard input follows.
trap "" TERM INT HUP
data=$(mktemp -d "${TMPDIR:-/tmp}/customer-connect-pg.XXXXXX")

start() {
  "$bin/pg_ctl" -D "$data/db" -l "$data/log" -w -t 60 -o "-c listen_addresses=127.0.0.1 -c port=$port \
    -c unix_socket_directories='' -c fsync=on -c max_connections=300" start
}
stop() { "$bin/pg_ctl" -D "$data/db" -m immediate -w stop; }
signal_all() {
  postmaster=$(head -n 1 "$data/db/postmaster.pid")
  kill "-$1" "$postmaster" $(ps -o pid= --ppid "$postmaster")
}
finish() { signal_all CONT; stop; rm -rf "$data"; }

cd "$data"
"$bin/initdb" -D "$data/db" -U postgres --auth=trust --no-sync --locale=C --encoding=UTF8 >"$data/log" 2>&1
while read -r command; do
  case $command in
    start) start ;;
    stop) stop ;;
    pause) signal_all STOP ;;
    resume) signal_all CONT ;;
    *) false ;;
  esac >>"$data/log" 2>&1 && echo ok || { tail -n 20 "$data/log" >&2; echo failed; }
done
finish >/dev/null 2>&1
