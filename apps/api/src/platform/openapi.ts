import type { Contract, ProcedureContract, Rest } from '@lyceum/shared/kernel/procedure.ts';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { restRoutes } from './rest.ts';
import { fieldsOf, snake } from './rest-schema.ts';

const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    request_id: z.string(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

type Fields = Readonly<Record<string, z.ZodType>>;

const parameters = (fields: Fields): z.ZodObject =>
  z.object(Object.fromEntries(Object.entries(fields).map(([key, schema]) => [snake(key), schema])));

const namesIn = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);

const bodyOf = (rest: Rest, fields: Fields): Pick<ZodOpenApiOperationObject, 'requestBody'> => {
  const schema = z.object(fields);
  const types = ['application/json', ...(rest.form ? ['application/x-www-form-urlencoded'] : [])];
  const content = Object.fromEntries(types.map((type) => [type, { schema }]));
  return { requestBody: { required: !schema.safeParse({}).success, content } };
};

const responsesOf = ({ status = 200 }: Rest, output: z.ZodType): ZodOpenApiOperationObject['responses'] => ({
  [`${status}`]: { description: 'Success', ...(status !== 204 && { content: { 'application/json': { schema: output } } }) },
  default: { description: 'Problem', content: { 'application/problem+json': { schema: ProblemSchema } } },
});

const headersOf = (rest: Rest): z.ZodObject =>
  z.object({
    ...(rest.method === 'POST' && { 'Idempotency-Key': z.string().max(255).optional() }),
    'X-Request-Id': z.string().max(64).optional(),
  });

const operation = (name: string, { input, output }: ProcedureContract, rest: Rest): ZodOpenApiOperationObject => {
  const inPath = namesIn(rest.path);
  const fields = Object.entries(fieldsOf(input, 'in'));
  const others = Object.fromEntries(fields.filter(([key]) => !inPath.includes(key)));
  const hasBody = rest.method !== 'GET' && rest.method !== 'DELETE' && Object.keys(others).length > 0;
  return {
    operationId: name,
    tags: [name.split('.', 1)[0] as string],
    requestParams: {
      path: parameters(Object.fromEntries(fields.filter(([key]) => inPath.includes(key)))),
      ...(!hasBody && { query: parameters(others) }),
      header: headersOf(rest),
    },
    ...(hasBody && bodyOf(rest, others)),
    responses: responsesOf(rest, output),
  };
};

/** Keys of our schemas are shown in snake_case; the library's own wrapper, whose keys are places in the document, is left alone. */
const renameKeys = (schema: { properties?: Record<string, unknown>; required?: string[] }): void => {
  if (!schema.properties || Object.keys(schema.properties).some((key) => key.includes(' '))) return;
  schema.properties = Object.fromEntries(Object.entries(schema.properties).map(([key, value]) => [snake(key), value]));
  if (schema.required) schema.required = schema.required.map(snake);
};

const security = {
  bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'An access token of `/auth/login`.' },
  key: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'A service key, for other services.' },
} as const;

/** OpenAPI 3.1 from the contract alone: no router, no server needed. */
export const openApi = (contract: Contract, { version, url }: { readonly version: string; readonly url: string }) => {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const { path: name, procedure, rest } of restRoutes(contract)) {
    for (const [index, address] of [rest.path, ...(rest.also ?? [])].entries()) {
      const described = operation(name, procedure, rest);
      const at = address.replace(/\{(\w+)\}/g, (_, key: string) => `{${snake(key)}}`);
      paths[at] ??= {};
      paths[at][rest.method.toLowerCase()] = index === 0 ? described : { ...described, operationId: `${name}.${index + 1}` };
    }
  }
  return createDocument(
    {
      openapi: '3.1.0',
      info: { title: 'Lyceum', version, description: 'Live classrooms, courses, chat and bookings. A trailing slash never matters.' },
      servers: [{ url }],
      security: [{}, { bearer: [] }, { key: [] }],
      components: { securitySchemes: security },
      paths: paths as ZodOpenApiPathsObject,
    },
    {
      override: ({ zodSchema, jsonSchema }) => {
        if (zodSchema._zod.def.type === 'object') renameKeys(jsonSchema as { properties?: Record<string, unknown>; required?: string[] });
      },
    },
  );
};
