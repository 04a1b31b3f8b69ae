import { Agent, request } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { answer } from './child.ts';

/** Delivers notices at a steady rate, whether or not the ones before were answered, as a provider does. */
export interface WebhookQuestion {
  port: number;
  secret: string;
  customers: number;
  perSecond: number;
  seconds: number;
  /** Of the first delivery; each further one has the next. */
  firstId: number;
}

export interface WebhookAnswer {
  acknowledged: number;
  refused: number;
  /** Milliseconds from when a notice was due until it was acknowledged. */
  p50: number;
  p99: number;
  /** Milliseconds after the last was due until the last was acknowledged. */
  lateMs: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

answer<WebhookQuestion>(async (question) => {
  const { perSecond, seconds } = question;
  const total = perSecond * seconds;
  const times: number[] = [];
  let refused = 0;
  const started = performance.now();
  const due = (count: number) => started + (count * 1_000) / perSecond;
  const sent: Promise<void>[] = [];
  while (sent.length < total) {
    const now = performance.now();
    while (sent.length < total && due(sent.length) <= now) {
      const count = sent.length;
      const settle = (status: number) => (status === 204 ? void times.push(performance.now() - due(count)) : void (refused += 1));
      sent.push(deliver(question, count).then(settle));
    }
    // oxlint-disable-next-line no-await-in-loop -- until the next is due
    await new Promise((resolve) => void setTimeout(resolve, 1));
  }
  await Promise.all(sent);
  const lateMs = performance.now() - due(total);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * times.length)] ?? Number.NaN;
  return { acknowledged: times.length, refused, p50: at(0.5), p99: at(0.99), lateMs };
});

/** Each customer is told something new in each round, so that every notice is a change. */
function deliver({ port, secret, customers, firstId }: WebhookQuestion, offset: number): Promise<number> {
  const count = firstId + offset;
  const id = `msg_${count}`;
  const round = Math.floor(count / customers);
  const notice = {
    type: 'status_changed',
    customerId: `c${1 + (count % customers)}`,
    status: round % 2 === 0 ? 'DEACTIVATED' : 'ACTIVE',
  };
  const body = JSON.stringify(notice);
  const at = new Date();
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  return new Promise((resolve, reject) => {
    const path = '/api/customer-status/webhooks/sandbox';
    const sending = request({ port, host: '127.0.0.1', agent, method: 'POST', path, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sending.on('error', reject).end(body);
  });
}
