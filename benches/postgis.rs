//! All suggestions beside PostGIS doing no more than the join by distance and category, on the same points in the same run. Says so and
//! leaves the rows out where there is no PostGIS.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a benchmark starts a server, takes the time and prints, and stops at once when it cannot go on"
)]

mod kit;

use kit::measure::{median, median_ms, row};
use linli::matching::{Matcher, Pairing};
use linli::model::*;
use linli::packs;
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

const MOST: usize = 5;
const JOIN: &str = "SELECT count(*) FROM need n CROSS JOIN LATERAL (SELECT a.id FROM asset a JOIN fits f ON f.asset = a.category AND f.need = n.category \
     WHERE ST_DWithin(a.place, n.place, 800) ORDER BY a.place <-> n.place LIMIT 5) best;";

fn main() {
    let Some(server) = Server::start() else {
        eprintln!("left out: no PostGIS of version 15 here (apt-get install postgresql-15-postgis-3)");
        return;
    };
    for (assets, needs) in [(1_000, 1_000), (10_000, 10_000), (100_000, 10_000)] {
        let workspace = kit::city(assets, needs);
        server.ask(&tables(&workspace));
        let theirs = median(3, || server.time_ms(JOIN));
        let ours = median_ms(3, || drop(black_box(Matcher::new(&Pairing::new(&workspace), packs::core(), MOST, |_, _| ()))));
        let work = "matching: the best 5 for every need (reference: PostGIS, distance and category only)";
        row(work, &format!("{assets} × {needs}"), (ours, Some(theirs)), "ms", None);
    }
}

/// Points in metres, indexed, and which categories fit.
fn tables(workspace: &Workspace) -> String {
    let mut sql = "SET client_min_messages = warning; DROP TABLE IF EXISTS asset, need, fits; CREATE TABLE fits (need text, asset text);
        CREATE TABLE asset (id int, category text, lng float8, lat float8); CREATE TABLE need (LIKE asset);\n"
        .to_owned();
    let mut copy = |table: &str, rows: &mut dyn Iterator<Item = String>| {
        let _ = writeln!(sql, "COPY {table} FROM STDIN;");
        rows.for_each(|row| _ = writeln!(sql, "{row}"));
        sql.push_str("\\.\n");
    };
    copy("fits", &mut packs::core().matrix.pairs().map(|(need, asset, _)| format!("{need}\t{asset}")));
    let line = |at: usize, category: &Option<String>, place: Option<Position>| {
        place.map(|place| format!("{at}\t{}\t{}\t{}", category.as_deref().unwrap_or_default(), place.lng(), place.lat()))
    };
    copy("asset", &mut workspace.assets.values().enumerate().filter_map(|(at, asset)| line(at, &asset.category, asset.position)));
    copy("need", &mut workspace.needs.values().enumerate().filter_map(|(at, need)| line(at, &need.category, need.position)));
    for table in ["asset", "need"] {
        let _ = writeln!(
            sql,
            "ALTER TABLE {table} ADD COLUMN place geometry(Point, 32650);
             UPDATE {table} SET place = ST_Transform(ST_SetSRID(ST_MakePoint(lng, lat), 4326), 32650);
             CREATE INDEX ON {table} USING gist (place);"
        );
    }
    sql.push_str("CREATE INDEX ON asset (category); VACUUM ANALYZE;\n");
    sql
}

/// A PostgreSQL of its own in a folder of its own, reached by a socket in it; gone when dropped.
struct Server {
    folder: PathBuf,
}

impl Server {
    fn start() -> Option<Self> {
        let folder = std::env::temp_dir().join(format!("linli-postgis-{}", std::process::id()));
        std::fs::create_dir_all(&folder).ok()?;
        if is_root() {
            Command::new("chown").arg("postgres").arg(&folder).status().ok().filter(std::process::ExitStatus::success)?;
        }
        let server = Self { folder };
        let data = server.folder.join("data");
        let data = data.to_str()?;
        let log = server.folder.join("log");
        let options = format!("-c listen_addresses='' -k {}", server.folder.display());
        server.does("initdb", &["-D", data, "-A", "trust", "-U", "postgres"])?;
        server.does("pg_ctl", &["-D", data, "-l", log.to_str()?, "-o", &options, "-w", "start"])?;
        server.tell("CREATE EXTENSION postgis;").map(|_| server)
    }

    fn ask(&self, sql: &str) -> String {
        self.tell(sql).unwrap()
    }

    /// Milliseconds, as the server's client counts them.
    fn time_ms(&self, sql: &str) -> f64 {
        let said = self.ask(&format!("\\timing on\n{sql}\n"));
        let time = said.lines().find_map(|line| line.strip_prefix("Time: ")?.split(' ').next()?.parse().ok());
        time.unwrap()
    }

    fn tell(&self, sql: &str) -> Option<String> {
        let socket = self.folder.to_str()?;
        let mut psql = command("psql", &["-h", socket, "-U", "postgres", "-v", "ON_ERROR_STOP=1", "-q"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        psql.stdin.take()?.write_all(sql.as_bytes()).ok()?;
        let told = psql.wait_with_output().ok()?;
        told.status.success().then(|| String::from_utf8_lossy(&told.stdout).into_owned())
    }

    fn does(&self, tool: &str, arguments: &[&str]) -> Option<()> {
        let status = command(tool, arguments).stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
        status.success().then_some(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        self.does("pg_ctl", &["-D", data.to_str().unwrap_or_default(), "-m", "fast", "-w", "stop"]);
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// PostgreSQL does not start as root.
fn command(tool: &str, arguments: &[&str]) -> Command {
    let tool = format!("/usr/lib/postgresql/15/bin/{tool}");
    let mut command = if is_root() { Command::new("runuser") } else { Command::new(&tool) };
    if is_root() {
        command.args(["-u", "postgres", "--", &tool]);
    }
    command.args(arguments).current_dir("/tmp");
    command
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|told| told.stdout.trim_ascii() == b"0")
}
