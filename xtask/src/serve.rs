//! `serve`: build, serve on this machine, rebuild on change. `static`: dist/ as any static host would serve it.

#[cfg(not(unix))]
use crate::command::run;
use crate::command::{Outcome, shown};
use crate::server::Server;
use crate::{build, option, paths, port, setup};
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

/// `cargo xtask serve [--release] [--port N]`.
pub fn serve(args: &[&str]) -> Outcome {
    let release = args.contains(&"--release");
    let port = match port(args)? {
        Some(port) => port,
        None => free_port(8080)?,
    };
    setup::to_build()?;
    let mut command = build::trunk("serve")?;
    command.args(["--address", "127.0.0.1", "--port", &port.to_string(), "--dist"]);
    command.arg(paths::root().join("target").join(if release { "serve-release" } else { "serve" }));
    if release {
        command.arg("--release");
    }
    println!("\n  Linli will be at http://127.0.0.1:{port}/ once the first build is done (Ctrl+C ends it)\n");
    become_it(command)
}

/// The server takes this program's place, so that whoever ends this program ends the server.
#[cfg(unix)]
fn become_it(mut command: Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(format!("`{}` cannot start: {error}", shown(&command)))
}

#[cfg(not(unix))]
fn become_it(mut command: Command) -> Outcome {
    run(&mut command)
}

/// The first port from `from` that nobody listens on.
fn free_port(from: u16) -> Outcome<u16> {
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    (from..from.saturating_add(50)).find(free).ok_or_else(|| format!("no free port from {from} on; name one with --port"))
}

/// `cargo xtask static [--port N] [--base /p/]`.
pub fn serve_static(args: &[&str]) -> Outcome {
    let base = option(args, "--base")?.unwrap_or("/");
    let port = match port(args)? {
        Some(port) => port,
        None => free_port(4173)?,
    };
    let server = Server::start(paths::dist(), base, port)?;
    println!("  dist/ is at {}", server.address());
    server.wait();
    Ok(())
}
