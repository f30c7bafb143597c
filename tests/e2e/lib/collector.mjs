/** A collector of the tests: it takes OTLP/HTTP in JSON, answers as it is told to, and keeps what it took. */
import { createServer } from 'node:http';

/** What stands in an attribute. */
const value = ({ value: held }) => {
  const [kind] = Object.keys(held);
  if (kind === 'arrayValue') return (held.arrayValue.values ?? []).map((one) => value({ value: one }));
  return kind === 'intValue' ? Number(held[kind]) : held[kind];
};

/** Starts one on this machine. `answer` may be set to say something else than 200. */
export async function collector() {
  const requests = [];
  const records = [];
  const self = { requests, records, answer: null, port: 0 };
  const server = createServer(async (request, response) => {
    const pieces = [];
    for await (const piece of request) pieces.push(piece);
    const body = Buffer.concat(pieces);
    requests.push({ url: request.url, method: request.method, headers: request.headers, body });
    const told = self.answer?.(body);
    if (told) return response.writeHead(told.status, { 'content-type': 'application/json', ...told.headers }).end(told.body ?? '{}');
    if (request.headers['content-type'] === 'application/json') {
      for (const { resource, scopeLogs } of JSON.parse(body).resourceLogs) {
        const of = Object.fromEntries(resource.attributes.map((one) => [one.key, value(one)]));
        for (const { logRecords } of scopeLogs) {
          for (const record of logRecords) {
            records.push({ ...record, resource: of, attributes: Object.fromEntries(record.attributes.map((one) => [one.key, value(one)])) });
          }
        }
      }
    }
    return response.writeHead(200, { 'content-type': request.headers['content-type'] }).end(request.headers['content-type'] === 'application/json' ? '{}' : '');
  });
  self.start = (port = self.port) =>
    new Promise((resolve) => {
      server.listen(port, '127.0.0.1', () => {
        self.port = server.address().port;
        resolve();
      });
    });
  self.stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  await self.start(0);
  self.address = `http://127.0.0.1:${self.port}/v1/logs`;
  return self;
}
