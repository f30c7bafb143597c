/**
 * A computer managed by group policy, as far as Chromium can tell: policies under /etc/chromium, seen by this browser only.
 * The folder is put over the system's in a mount namespace of its own (`unshare --mount`), so nothing outside changes.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPages } from '../build-pages.mjs';
import { serve } from '../server.mjs';
import { executable } from './executables.mjs';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SYSTEM = '/etc/chromium';

/** A folder that is gone after use. */
function scratch() {
  const folder = mkdtempSync(path.join(tmpdir(), 'balise-managed-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs the project's own tool, already built by whoever runs the tests. */
function xtask(...words) {
  execFileSync('cargo', ['run', '--quiet', '--package', 'xtask', '--', ...words], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Runs `balise`, already built by whoever runs the tests; gives what it prints. */
export function balise(...words) {
  return execFileSync(path.join(ROOT, 'target/debug/balise'), words, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Serves a folder's files on the loopback address, as an organisation's own update server would. */
async function updateServer(folder) {
  const server = createServer(async (request, response) => {
    try {
      const body = await readFile(path.join(folder, path.basename(new URL(request.url, 'http://127.0.0.1').pathname)));
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((resolve) => server.close(resolve)) };
}

/**
 * What a test of a policy needs: a folder, an update server with the packed extension, and pages; all gone after the test. `id` is the
 * extension's, by a key made for this test.
 */
export async function hosted(t) {
  const { folder, remove } = scratch();
  t.after(remove);
  const update = await updateServer(folder);
  t.after(update.close);
  const pages = await serve({ root: await buildPages(path.join(folder, 'pages')) });
  t.after(() => pages.close());
  const key = path.join(folder, 'key.pem');
  xtask('key', key);
  // As it is: other tests start their browsers with it meanwhile.
  xtask('package', '--loopback', '--built', '--key', key, '--base-url', update.url, '--out', folder);
  const id = /appid=['"]([a-p]{32})['"]/.exec(readFileSync(path.join(folder, 'update.xml'), 'utf8'))?.[1];
  assert.ok(id, 'the update manifest names the extension');
  return { folder, update, pages, id };
}

/** Puts policies in place for the Chromium of a folder, also while it runs. */
export function setChromiumPolicies(folder, policies) {
  // In one go: a file that is read half written is no policy.
  const file = path.join(folder, 'etc/policies/managed/balise.json');
  writeFileSync(`${file}.new`, JSON.stringify(policies));
  renameSync(`${file}.new`, file);
}

/**
 * A Firefox of its own with these policies: a copy of the system's, since it looks for `distribution/policies.json` beside its program.
 * Hard links where the file system allows, so that 300 MB cost nothing.
 */
export function managedFirefox(folder, policies) {
  const system = path.dirname(realpathSync(executable('firefox')));
  const copy = path.join(folder, 'firefox-managed');
  const linked = spawnSync('cp', ['-al', system, copy]);
  if (linked.status !== 0) {
    rmSync(copy, { recursive: true, force: true });
    execFileSync('cp', ['-a', system, copy]);
  }
  const distribution = path.join(copy, 'distribution');
  rmSync(distribution, { recursive: true, force: true });
  mkdirSync(distribution);
  writeFileSync(path.join(distribution, 'policies.json'), JSON.stringify(policies));
  return path.join(copy, path.basename(realpathSync(executable('firefox'))));
}

/** An executable that starts Chromium with these policies. */
export function managedChromium(folder, policies) {
  assert.equal(process.getuid?.(), 0, 'a policy for Chromium can be put in place by root only: run the tests as root (in a container)');
  assert.ok(existsSync(SYSTEM), `${SYSTEM} is not there: this test needs Debian's Chromium, which reads its policies from it`);
  const managed = path.join(folder, 'etc/policies/managed');
  mkdirSync(managed, { recursive: true });
  setChromiumPolicies(folder, policies);
  requireMounts(path.join(folder, 'etc'));
  const program = path.join(folder, 'chromium-managed');
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  writeFileSync(
    program,
    `#!/bin/sh
exec unshare --mount sh -c 'mount --bind "$1" ${SYSTEM} && shift && exec "$@"' sh ${quoted(path.join(folder, 'etc'))} ${quoted(executable('chromium'))} "$@"
`,
  );
  chmodSync(program, 0o755);
  return program;
}

/** Without the right to mount, Chromium would not even start, and say nothing of why. */
function requireMounts(folder) {
  const { error, stderr, status } = spawnSync('unshare', ['--mount', 'mount', '--bind', folder, SYSTEM], { encoding: 'utf8' });
  const why = error?.message ?? stderr.trim();
  assert.equal(status, 0, `a policy is put over ${SYSTEM} in a mount namespace, and this machine does not let us (${why}): run the tests as root, in a container with the capability SYS_ADMIN`);
}
