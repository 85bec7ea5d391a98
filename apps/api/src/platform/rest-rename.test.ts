import { contract } from '@lyceum/shared/contract.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compile } from './rest-rename.ts';
import { wirePath } from './rest-schema.ts';

const Person = z.object({ fullName: z.string(), homeAddress: z.object({ zipCode: z.string() }).nullable().optional() });
const inward = (schema: z.ZodType, value: unknown): unknown => (compile(schema, 'in') ?? ((same: unknown) => same))(value);
const outward = (schema: z.ZodType, value: unknown): unknown => (compile(schema, 'out') ?? ((same: unknown) => same))(value);

describe('renaming', () => {
  test('follows objects through lists, tuples, records, unions, defaults and null', () => {
    const schema = z.object({
      theList: z.array(Person).default([]),
      thePair: z.tuple([z.string(), Person]),
      byName: z.record(z.string(), Person),
      oneOf: z.discriminatedUnion('theKind', [
        z.object({ theKind: z.literal('a'), aField: z.int() }),
        z.object({ theKind: z.literal('b'), bField: z.int() }),
      ]),
      either: z.union([z.object({ someText: z.string() }), z.object({ someNumber: z.int() })]),
    });
    const contractValue = {
      theList: [
        { fullName: 'A', homeAddress: { zipCode: '1' } },
        { fullName: 'B', homeAddress: null },
      ],
      thePair: ['x', { fullName: 'C' }],
      byName: { someKey: { fullName: 'D' } },
      oneOf: { theKind: 'b', bField: 1 },
      either: { someNumber: 2 },
    };
    const wireValue = {
      the_list: [
        { full_name: 'A', home_address: { zip_code: '1' } },
        { full_name: 'B', home_address: null },
      ],
      the_pair: ['x', { full_name: 'C' }],
      by_name: { someKey: { full_name: 'D' } },
      one_of: { the_kind: 'b', b_field: 1 },
      either: { some_number: 2 },
    };
    expect(outward(schema, contractValue)).toEqual(wireValue);
    expect(inward(schema, wireValue)).toEqual(contractValue);
    expect(schema.parse(inward(schema, wireValue))).toEqual(contractValue);
  });

  test('leaves free-form JSON and the keys of records alone', () => {
    const schema = z.object({ freeForm: z.record(z.string(), z.json()), anything: z.unknown() });
    const data = { freeForm: { camelKey: { innerKey: [{ deepKey: 1 }] }, snake_key: 2 }, anything: { someKey: 1 } };
    expect(outward(schema, data)).toEqual({ free_form: data.freeForm, anything: data.anything });
  });

  test('gives a caller one spelling, not two', () => {
    expect(inward(Person, { fullName: 'smuggled', full_name: 'said' })).toEqual({ fullName: 'said' });
    expect(inward(Person, { fullName: 'smuggled' })).toEqual({});
  });

  test('costs nothing where nothing is to be renamed, and is exact about what it is not for', () => {
    expect(compile(z.object({ name: z.string(), inner: z.object({ id: z.string() }) }), 'out')).toBeUndefined();
    for (const odd of [null, 5, 'text', [1], undefined]) expect(inward(Person, odd)).toEqual(odd);
    expect(() => compile(z.object({ someKey: z.string(), some_key: z.string() }), 'in')).toThrow('some_key');
  });

  test('undoes itself for any value', () => {
    const words = fc.dictionary(
      fc.constantFrom('fullName', 'homeAddress'),
      fc.oneof(fc.string(), fc.constant(null), fc.record({ zipCode: fc.string() })),
    );
    const list = z.array(Person);
    fc.assert(
      fc.property(fc.array(words), (value) => {
        expect(inward(list, outward(list, value))).toEqual(value);
      }),
    );
  });

  test('every schema of the contract can be compiled, both ways', () => {
    let compiled = 0;
    for (const procedures of Object.values(contract))
      for (const { input, output } of Object.values(procedures)) {
        compile(input, 'in');
        compile(output, 'out');
        compiled++;
      }
    expect(compiled).toBeGreaterThan(30);
  });
});

test('a refused field is named as the caller spelled it', () => {
  const schema = z.object({ thePeople: z.array(Person), either: z.union([z.string(), z.object({ innerKey: z.int() })]) });
  expect(wirePath(schema, ['thePeople', 2, 'homeAddress', 'zipCode'])).toEqual(['the_people', 2, 'home_address', 'zip_code']);
  expect(wirePath(schema, ['either', 'innerKey'])).toEqual(['either', 'inner_key']);
  expect(wirePath(schema, ['unknownKey', 'x'])).toEqual(['unknownKey', 'x']);
  expect(wirePath(schema, [])).toEqual([]);
});
