//! A small static file server: one folder, under a sub-path if wished, on 127.0.0.1. It rewrites nothing, as the plainest host would.

use crate::command::Outcome;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

/// Serves until the program ends.
pub struct Server {
    address: String,
    thread: JoinHandle<()>,
}

impl Server {
    /// Port 0 takes any free one. `base` starts and ends with a slash.
    pub fn start(folder: PathBuf, base: &str, port: u16) -> Outcome<Self> {
        if !(base.starts_with('/') && base.ends_with('/')) {
            return Err(format!("the base `{base}` must start and end with a slash"));
        }
        if !folder.join("index.html").is_file() {
            return Err(format!("{} has no index.html; `cargo xtask build` makes it", folder.display()));
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| format!("port {port}: {error}"))?;
        let port = listener.local_addr().map_err(|error| error.to_string())?.port();
        let address = format!("http://127.0.0.1:{port}{base}");
        let site = Arc::new((folder, base.to_owned()));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let site = Arc::clone(&site);
                std::thread::spawn(move || converse(&stream, &site.0, &site.1));
            }
        });
        Ok(Self { address, thread })
    }

    /// With the base, ends with a slash.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Until the program is stopped.
    pub fn wait(self) {
        // The thread ends only by a panic, which has spoken for itself.
        drop(self.thread.join());
    }
}

/// What we read of a request.
#[derive(Debug, Default, PartialEq, Eq)]
struct Request {
    method: String,
    target: String,
    range: Option<String>,
}

fn converse(stream: &TcpStream, folder: &Path, base: &str) {
    // A browser keeps spare connections open; a minute without a word is enough.
    let timeout = stream.set_read_timeout(Some(Duration::from_secs(60)));
    let mut reader = BufReader::new(stream);
    let mut answered = timeout.is_ok();
    while answered {
        let Some(request) = read_request(&mut reader) else { return };
        answered = answer(stream, &request, folder, base).is_ok();
    }
}

fn read_request(reader: &mut impl BufRead) -> Option<Request> {
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace();
    let mut request = Request { method: words.next()?.to_owned(), target: words.next()?.to_owned(), range: None };
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line.trim().is_empty() {
            return Some(request);
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("range")
        {
            request.range = Some(value.trim().to_owned());
        }
    }
}

fn answer(mut stream: &TcpStream, request: &Request, folder: &Path, base: &str) -> std::io::Result<()> {
    if request.method != "GET" && request.method != "HEAD" {
        return plain(stream, "405 Method Not Allowed");
    }
    let Some(path) = locate(&request.target, folder, base) else { return plain(stream, "404 Not Found") };
    let Ok(mut file) = File::open(&path) else { return plain(stream, "404 Not Found") };
    let size = file.metadata()?.len();
    let part = request.range.as_deref().and_then(|range| byte_range(range, size));
    let (from, length) = part.unwrap_or((0, size));
    let status = if part.is_some() { "206 Partial Content" } else { "200 OK" };
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {length}\r\n", content_type(&path));
    head.push_str("Accept-Ranges: bytes\r\nCache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n");
    if part.is_some() {
        head.push_str(&format!("Content-Range: bytes {from}-{}/{size}\r\n", from + length - 1));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if request.method == "GET" {
        file.seek(SeekFrom::Start(from))?;
        std::io::copy(&mut file.take(length), &mut stream)?;
    }
    Ok(())
}

fn plain(mut stream: &TcpStream, status: &str) -> std::io::Result<()> {
    write!(stream, "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{status}", status.len())
}

/// The file for a request's target; none outside the folder.
fn locate(target: &str, folder: &Path, base: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let inside = decode(path.strip_prefix(base)?)?;
    if inside.split(['/', '\\']).any(|part| part == "..") {
        return None;
    }
    let name = if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside };
    let file = folder.join(name);
    file.is_file().then_some(file)
}

/// Undoes %-encoding.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let value = digit(rest.next())? * 16 + digit(rest.next())?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// `bytes=a-b`, `bytes=a-` or `bytes=-n` → from, length.
fn byte_range(range: &str, size: u64) -> Option<(u64, u64)> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let (from, to) = match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(from), Ok(to)) => (from, to.min(size.checked_sub(1)?)),
        (Ok(from), Err(_)) => (from, size.checked_sub(1)?),
        (Err(_), Ok(last)) => (size.saturating_sub(last), size.checked_sub(1)?),
        (Err(_), Err(_)) => return None,
    };
    (from <= to).then(|| (from, to - from + 1))
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "geojson" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_only_inside_the_folder_and_under_the_base() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(locate("/linli/Cargo.toml?x=1", folder, "/linli/"), Some(folder.join("Cargo.toml")));
        assert_eq!(locate("/linli/src/main%2Ers", folder, "/linli/"), Some(folder.join("src/main.rs")));
        assert_eq!(locate("/Cargo.toml", folder, "/linli/"), None);
        assert_eq!(locate("/linli/../Cargo.toml", folder, "/linli/"), None);
        assert_eq!(locate("/linli/%2e%2e/Cargo.toml", folder, "/linli/"), None);
        assert_eq!(locate("/linli/map", folder, "/linli/"), None);
    }

    #[test]
    fn ranges_are_from_and_length() {
        assert_eq!(byte_range("bytes=0-9", 100), Some((0, 10)));
        assert_eq!(byte_range("bytes=90-", 100), Some((90, 10)));
        assert_eq!(byte_range("bytes=-5", 100), Some((95, 5)));
        assert_eq!(byte_range("bytes=200-", 100), None);
        assert_eq!(byte_range("lines=1-2", 100), None);
    }

    #[test]
    fn a_request_is_its_method_target_and_range() {
        let text = b"GET /a HTTP/1.1\r\nHost: x\r\nRange: bytes=0-1\r\n\r\n";
        let request = read_request(&mut &text[..]);
        assert_eq!(request, Some(Request { method: "GET".into(), target: "/a".into(), range: Some("bytes=0-1".into()) }));
    }
}
