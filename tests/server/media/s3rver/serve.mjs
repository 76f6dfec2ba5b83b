// SPDX-License-Identifier: GPL-3.0-or-later
// An S3 in a folder, with one bucket; prints its port. Its key and its secret are both S3RVER.
// Ends with its standard input, so that it never outlives its test.
// usage: serve.mjs FOLDER BUCKET
//
// s3rver does not check Signature Version 4, and stores what it has of a body that breaks off.
// Both are done here, in front of it, as Amazon does them.
import { createHash, createHmac } from 'node:crypto';
import { createServer, request as send } from 'node:http';
import S3rver from 's3rver';

const [directory, bucket] = process.argv.slice(2);
const secret = 'S3RVER';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

function signatureOf(request, credential, signedHeaders, time) {
  const [path, query = ''] = request.url.split('?');
  const canonical = [
    request.method,
    path,
    query.split('&').sort().join('&'),
    ...signedHeaders.split(';').map((name) => `${name}:${request.headers[name]?.trim()}`),
    '',
    signedHeaders,
    request.headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = credential.split('/').slice(1);
  const key = scope.reduce((before, part) => hmac(before, part), `AWS4${secret}`);
  const toSign = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n');
  return hmac(key, toSign).toString('hex');
}

// The code of the error that the request deserves, or nothing.
function faultOf(request, body) {
  const parts = /Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]+)$/.exec(
    request.headers.authorization ?? '');
  if (!parts) return 'AccessDenied';
  const [, credential, signedHeaders, signature] = parts;
  if (credential.split('/')[0] !== 'S3RVER') return 'InvalidAccessKeyId';
  const time = request.headers['x-amz-date'];
  const signed = signedHeaders.split(';');
  if (!['host', 'x-amz-date', 'x-amz-content-sha256'].every((name) => signed.includes(name)))
    return 'AccessDenied';
  if (signature !== signatureOf(request, credential, signedHeaders, time))
    return 'SignatureDoesNotMatch';
  if (sha256(body) !== request.headers['x-amz-content-sha256']) return 'XAmzContentSHA256Mismatch';
  return null;
}

const s3 = new S3rver({
  address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: bucket }],
});
const { port: behind } = await s3.run();

function passOn(request, body, response) {
  const { method, url, headers } = request;
  const onward = send({ host: '127.0.0.1', port: behind, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  onward.end(body);
}

const front = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const code = request.complete ? faultOf(request, body) : 'IncompleteBody';
    if (!code) return passOn(request, body, response);
    response.writeHead(code === 'IncompleteBody' ? 400 : 403, { 'content-type': 'text/xml' });
    response.end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
  });
});
front.listen(0, '127.0.0.1', () => console.log(front.address().port));
process.stdin.on('end', () => process.exit(0)).resume();
