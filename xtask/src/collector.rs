//! `cargo xtask collector`: what the core writes for a collector, sent to one that nobody here wrote (rotel), in both encodings. What it says that it
//! received is the proof: each event once, and the same from both.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use balise::journal::Entry;
use balise::journal::otlp::{self, Answer, Source};

use crate::browsers::Reach;
use crate::paths::{read, root, target};
use crate::run::{in_root, output, run};
use crate::test::with_browsers;
use crate::trouble::{Outcome, Trouble, While};
use crate::{build, python, setup};

#[path = "../../tests/common/chance.rs"]
mod chance;
#[path = "../../tests/common/events.rs"]
mod events;

/// So many requests, of so many events each.
const REQUESTS: usize = 20;
const EVENTS: usize = 100;
/// How long the receiver may take to start, and to write what it received.
const PATIENCE: Duration = Duration::from_secs(20);
/// More than it takes at once (20 MB).
const TOO_MUCH: usize = 25_000_000;

const SOURCE: Source<'_> = Source {
    installation: "3f2c8a52-7d5b-4e86-9c55-0c8f4d6f5a10",
    version: env!("CARGO_PKG_VERSION"),
    policy: "1",
    organisation: "Municipalité de Val-Fictif",
    browser: "Firefox",
};

/// `cargo xtask collector`.
pub(crate) fn main(mut arguments: lexopt::Parser) -> Outcome {
    let mut browser = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("browser") => browser = true,
            other => return Err(other.unexpected().into()),
        }
    }
    encodings()?;
    if browser { from_a_browser() } else { Ok(()) }
}

/// Ten thousand events from Chromium, the receiver stopped and started at random, the background killed at random: `tests/soak/otlp.test.mjs`.
fn from_a_browser() -> Outcome {
    setup::for_build()?;
    setup::for_browsers()?;
    build::build(build::Options { reach: Reach::Loopback, dev: false })?;
    for encoding in ["json", "protobuf"] {
        let mut node = in_root("node");
        node.env("BALISE_ENCODING", encoding).args(["--test", "--test-reporter=spec"]);
        run(with_browsers(&mut node).arg("tests/soak/otlp.test.mjs"))?;
    }
    Ok(())
}

/// What the core writes, in both encodings.
fn encodings() -> Outcome {
    let receiver = Receiver::start()?;
    let mut chance = chance::Chance(0x726f_7465);
    let requests: Vec<_> = (0..REQUESTS).map(|_| events::some(&mut chance, EVENTS)).collect();
    let mut sent: Vec<&str> = requests.iter().flatten().map(|entry| entry.id.as_str()).collect();
    sent.sort_unstable();

    let json = receiver.takes(&requests, "application/json", |entries| otlp::json(entries, &SOURCE).into_bytes())?;
    let protobuf = receiver.takes(&requests, "application/x-protobuf", |entries| otlp::protobuf(entries, &SOURCE))?;
    for (encoding, received) in [("JSON", &json), ("protobuf", &protobuf)] {
        if !received.iter().map(|(id, _)| id).eq(&sent) {
            return Err(Trouble::new(format!("in {encoding}, the receiver's records are not one for each event sent")));
        }
        println!("{encoding}: {REQUESTS} requests, {} events, each received once", sent.len());
    }
    if let Some(((id, one), (_, other))) = json.iter().zip(&protobuf).find(|(one, other)| one != other) {
        return Err(Trouble::new(format!("event {id} was received as{one}\nin JSON, and in protobuf as{other}")));
    }
    println!("Both encodings: the same records");
    match receiver.post("application/json", &vec![b' '; TOO_MUCH])? {
        Answer::TooLarge => println!("Too much at once: told so"),
        other => return Err(Trouble::new(format!("{TOO_MUCH} bytes at once are answered by {other:?}"))),
    }
    println!("\nPASSED: the records are in {}", crate::paths::shown(&receiver.log));
    Ok(())
}

/// The receiver's program; installed when it is not there.
fn program() -> Outcome<PathBuf> {
    let python = python::environment(&target().join("collector"), &root().join("xtask/collector/requirements.txt"))?;
    let ask = "import importlib.util, pathlib; print(pathlib.Path(importlib.util.find_spec('rotel').origin).parent)";
    let package = output(in_root(python).args(["-c", ask]))?;
    Ok(Path::new(package.trim()).join("rotel-agent"))
}

/// A receiver that runs, until this is dropped.
struct Receiver {
    child: Child,
    address: SocketAddr,
    log: PathBuf,
}

impl Receiver {
    fn start() -> Outcome<Self> {
        let program = program()?;
        let log = target().join("collector/received.log");
        let out = File::create(&log).while_doing(|| "keep what the receiver writes".to_owned())?;
        let [address, unused] = [free()?, free()?];
        let mut command = in_root(program);
        command.args(["start", "--otlp-http-endpoint", &address.to_string(), "--otlp-grpc-endpoint"]);
        command.args([&unused.to_string(), "--exporter", "blackhole", "--log-format", "json"]);
        command.args(["--debug-log", "logs", "--debug-log-verbosity", "detailed"]);
        let child = command.stdin(Stdio::null()).stdout(out).stderr(Stdio::inherit()).spawn();
        let child = child.while_doing(|| "start the receiver".to_owned())?;
        let receiver = Self { child, address, log };
        patiently(|| Ok(TcpStream::connect(address).ok()), "start")?;
        Ok(receiver)
    }

    /// Sends them all, and reads what is received: the id and the record of each, by their ids.
    fn takes(
        &self,
        requests: &[Vec<Entry>],
        kind: &str,
        encode: impl Fn(&[Entry]) -> Vec<u8>,
    ) -> Outcome<Vec<(String, String)>> {
        let before = read(&self.log)?.len();
        for entries in requests {
            let answer = self.post(kind, &encode(entries))?;
            if answer != (Answer::Accepted { rejected: 0, message: String::new() }) {
                return Err(Trouble::new(format!("the receiver does not take a request as {kind}: {answer:?}")));
            }
        }
        let wanted = requests.iter().map(Vec::len).sum();
        let all = || {
            let text = read(&self.log)?;
            let mut received = records(text.get(before..).unwrap_or(""));
            received.sort();
            Ok((received.len() >= wanted).then_some(received))
        };
        patiently(all, "write all that it was sent")
    }

    /// One request over HTTP/1.1, and what the core makes of the answer.
    fn post(&self, kind: &str, body: &[u8]) -> Outcome<Answer> {
        let mut stream = TcpStream::connect(self.address).while_doing(|| "reach the receiver".to_owned())?;
        let head = format!(
            "POST /v1/logs HTTP/1.1\r\nHost: {}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.address,
            body.len()
        );
        // One that is told that it is too much may have been answered, and cut off, before it is written.
        let written = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
        let mut response = Vec::new();
        let heard = stream.read_to_end(&mut response);
        if response.is_empty() {
            written.and(heard.map(|_| ())).while_doing(|| "hear the receiver's answer".to_owned())?;
        }
        let end = response.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(response.len());
        let head = String::from_utf8_lossy(&response[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.ok_or_else(|| Trouble::new(format!("the receiver's answer begins with {head:?}")))?;
        let header = |name: &str| {
            let mut headers = head.lines().filter_map(|line| line.split_once(':'));
            headers.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
        };
        let body = response.get(end + 4..).unwrap_or(&[]);
        Ok(otlp::answer(status, header("retry-after"), header("content-type"), body))
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        // It keeps nothing that must be put in order; where it is gone already there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The records in what the receiver wrote, each with its id; those that it has written to their end.
fn records(text: &str) -> Vec<(String, String)> {
    let record = |part: &str| {
        // The number of the record stands first; it starts anew with each request.
        let (_, record) = part.split_once('\n')?;
        let (record, _) = record.split_once("\nFlags: ")?;
        let (_, id) = record.split_once("-> log.record.uid: Str(")?;
        let (id, _) = id.split_once(')')?;
        Some((id.to_owned(), format!("\n{record}")))
    };
    text.split("\nLogRecord #").skip(1).filter_map(record).collect()
}

/// An address that nobody uses now.
fn free() -> Outcome<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    listener.while_doing(|| "find a free port".to_owned())
}

/// Asks until there is an answer. `what` completes "the receiver did not …".
fn patiently<T>(mut ask: impl FnMut() -> Outcome<Option<T>>, what: &str) -> Outcome<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask()? {
            return Ok(answer);
        }
        if start.elapsed() > PATIENCE {
            return Err(Trouble::new(format!("the receiver did not {what} within {} seconds", PATIENCE.as_secs())));
        }
        sleep(Duration::from_millis(50));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_once_they_are_whole() {
        let text = "ResourceLog #0\nLogRecord #0\nBody: Str(a\nb)\n     -> log.record.uid: Str(1)\nFlags: 0\nLogRecord #1\nBody: Str()\n     \
                    -> log.record.uid: Str(2)\nFlags: 0\nLogRecord #2\n     -> log.record.uid: Str(3)\n";
        let ids: Vec<_> = records(text).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["1", "2"]);
    }
}
