import { Refusal, refusalCodes } from '@lyceum/shared/kernel/refusal.ts';
import { TRPCError } from '@trpc/server';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { failureOf } from './failure.ts';
import { edgeOf } from './refusals.ts';

const zodError = (() => {
  const { error } = z.object({ userName: z.string() }).safeParse({});
  return error as z.core.$ZodError;
})();

describe('a failure', () => {
  test('of every code has its status, a sentence, and a time to wait where that helps', () => {
    for (const code of refusalCodes) {
      const failure = failureOf(new TRPCError({ code: edgeOf[code].trpc, cause: new Refusal(code) }));
      expect(failure).toMatchObject({ code, status: edgeOf[code].status, isBug: false });
      expect(failure.detail).toMatch(/\.$/);
      expect(failure.retryAfterMs !== undefined).toBe(failure.status === 503);
    }
    expect(failureOf(new Refusal('too_many_requests', { retryAfterMs: 5 })).retryAfterMs).toBe(5);
  });

  test('of input is told field by field; the same of output is a bug', () => {
    const spell = () => ['user_name'];
    expect(failureOf(new TRPCError({ code: 'BAD_REQUEST', cause: zodError }), spell)).toMatchObject({
      status: 422,
      code: 'invalid',
      issues: [{ path: 'user_name' }],
    });
    expect(failureOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: zodError }), spell)).toMatchObject({
      status: 500,
      code: 'unexpected',
      isBug: true,
    });
  });

  test('of a database or a Redis that is away is 503', () => {
    const wrapped = Object.assign(new Error('Failed query'), { cause: Object.assign(new Error('x'), { code: '57P01' }) });
    const refused = new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]);
    const away = [wrapped, refused, new Error('timeout exceeded when trying to connect'), new Error('Connection terminated unexpectedly')];
    for (const error of away) {
      expect(failureOf(error)).toMatchObject({ status: 503, code: 'unavailable', isBug: false });
      expect(failureOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error }))).toMatchObject({ status: 503 });
    }
  });

  test('nobody meant is a bug whose words are not shown', () => {
    for (const error of [
      new Error('select secret from person'),
      'text',
      null,
      undefined,
      { statusCode: 500, message: 'secret' },
      { code: '23505' },
    ]) {
      const failure = failureOf(error);
      expect(failure).toMatchObject({ status: 500, code: 'unexpected', isBug: true });
      expect(failure.detail).not.toContain('secret');
    }
  });

  test('of the framework keeps its status and loses its words', () => {
    expect(failureOf(Object.assign(new Error('FST_ERR /path'), { statusCode: 413 }))).toMatchObject({ status: 413, code: 'too_large' });
    expect(failureOf(Object.assign(new Error('FST_ERR /path'), { statusCode: 418 }))).toMatchObject({ status: 500, isBug: true });
  });
});
