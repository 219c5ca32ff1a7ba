import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { TextFile } from '../../../src/backends/backend.ts';
import { JAVA_CONTEXTUAL_WORDS, JAVA_WORDS } from '../../../src/check/java-words.ts';
import { microserviceFiles } from '../../../src/backends/spring/microservice.ts';
import { patternMismatch, patternSamples } from '../../../src/backends/spring/microservice/pattern-sample.ts';
import { isTakenType } from '../../../src/backends/spring/names.ts';
import type { Entity, Microservice, Relation, System, Type } from '../../../src/backends/common/subset/model.ts';
import { allow, entity, field, property, shopSystem } from '../fixtures.ts';
import { HOSTILE_TEXT } from '../hostile.ts';

const MIGRATION = 'src/main/resources/db/migration/V1__create_tables.sql';

describe('a microservice', () => {
  it('is a project of its own, with a class of each kind for an entity', () => {
    const paths = emitted({}).map(({ path }) => path);
    for (const tail of [
      'domain/Product.java',
      'repository/ProductRepository.java',
      'service/dto/ProductDto.java',
      'service/mapper/ProductMapper.java',
      'service/ProductService.java',
      'access/ProductAccess.java',
      'web/ProductResource.java',
    ])
      expect(paths).toContain(`catalog/src/main/java/com/example/shop/catalog/${tail}`);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => /_[A-Za-z]+_/.test(path.replace('V1__create_tables', '')))).toEqual([]);
  });

  it.each(['catalog', 'orders'])(
    '%s is written as a person would: sorted imports that are all used, no stray blanks',
    (name) => {
      for (const { path, content } of filesOf(shopSystem(), name)) {
        expect(content, path).toMatch(/[^\n]\n$/);
        expect(content, path).not.toMatch(/[ \t]\n|\n\n\n|\r/);
        if (path.endsWith('.java')) expect(importsOf(content), path).toEqual(wantedImports(content));
      }
    },
  );

  it('is the same every time', () => {
    expect(emitted({})).toEqual(emitted({}));
  });

  it('has no address for a part: it is read and written with what owns it', () => {
    const paths = filesOf(shopSystem(), 'orders').map(({ path }) => path);
    expect(paths.filter((path) => path.includes('OrderLine')).map((path) => path.split('/').at(-1))).toEqual([
      'OrderLine.java',
      'OrderLineDto.java',
      'OrderLineMapper.java',
    ]);
  });

  it('asks the owners of what it refers to, each through a client in its own name', () => {
    const files = filesOf(shopSystem(), 'orders');
    expect(find(files, 'client/catalog/CatalogClient.java')).toContain('@ClientRegistrationId("internal")');
    expect(find(files, 'client/accounts/AccountsClient.java')).toContain('User getUser(@PathVariable UUID id);');
    expect(find(files, 'service/OrderReferences.java')).toContain('pointer + "/product", Entity.CATALOG_PRODUCT');
    expect(parse(find(files, 'src/main/resources/application.yml')).spring.security.oauth2.client.registration).toEqual(
      {
        internal: {
          provider: 'uaa',
          'client-id': 'orders',
          'client-secret': '${ORDERS_CLIENT_SECRET}',
          'authorization-grant-type': 'client_credentials',
          scope: 'internal',
        },
      },
    );
  });

  it('carries nothing of clients when it calls nobody', () => {
    const files = emitted({});
    expect(files.some(({ path }) => path.includes('/client/') || path.endsWith('OwnersStub.java'))).toBe(false);
    expect(find(files, 'pom.xml')).not.toContain('oauth2-client');
    expect(parse(find(files, 'src/main/resources/application.yml')).spring.security.oauth2.client).toBeUndefined();
  });
});

describe('a field', () => {
  it.each<[Type, string, string]>([
    [{ kind: 'String', maxLength: 12 }, 'varchar(12) not null', '@NotBlank @Size(max = 12) String it'],
    [{ kind: 'String', minLength: 0, maxLength: 9 }, 'varchar(9) not null', '@NotNull @Size(max = 9) String it'],
    [
      { kind: 'String', maxLength: 9, pattern: '\\d"+' },
      'varchar(9) not null',
      '@Pattern(regexp = "\\\\d\\"+") String it',
    ],
    [{ kind: 'Text' }, 'text not null', '@NotBlank @Size(max = 65_535) String it'],
    [{ kind: 'Int', min: '1', max: '9' }, 'integer not null', '@NotNull @Min(1) @Max(9) Integer it'],
    [{ kind: 'Long', min: '9007199254740993' }, 'bigint not null', '@NotNull @Min(9007199254740993L) Long it'],
    [{ kind: 'Float' }, 'real not null', '@NotNull Float it'],
    [{ kind: 'Double', max: '1.5' }, 'double precision not null', '@NotNull @DecimalMax("1.5") Double it'],
    [
      { kind: 'Decimal', precision: 12, scale: 2, min: '0' },
      'numeric(12, 2) not null',
      '@NotNull @Digits(integer = 10, fraction = 2) @DecimalMin("0") BigDecimal it',
    ],
    [{ kind: 'Boolean' }, 'boolean not null', '@NotNull Boolean it'],
    [{ kind: 'LocalDate' }, 'date not null', '@NotNull LocalDate it'],
    [{ kind: 'LocalTime' }, 'time(6) not null', '@NotNull LocalTime it'],
    [{ kind: 'Instant' }, 'timestamp(6) with time zone not null', '@NotNull Instant it'],
    [{ kind: 'UUID' }, 'uuid not null', '@NotNull UUID it'],
    [{ kind: 'Enum', enum: 'ProductStatus' }, 'varchar(255) not null', '@NotNull ProductStatus it'],
  ])('of type %j is kept as %s and sent as %s', (type, column, component) => {
    const files = emitted({ entities: [entity('Thing', { fields: [field('it', type)] })] });
    expect(find(files, MIGRATION)).toContain(`"it" ${column}`);
    expect(find(files, 'dto/ThingDto.java')).toContain(component);
  });

  it('that may be left out is left out of the checks, the column and the type alike', () => {
    const files = emitted({
      entities: [entity('Thing', { fields: [field('it', { kind: 'Int' }, { required: false })] })],
    });
    expect(find(files, MIGRATION)).toContain('"it" integer,');
    expect(find(files, 'dto/ThingDto.java')).toContain('        @Nullable Integer it)');
    expect(find(files, 'domain/Thing.java')).toContain('private @Nullable Integer it;');
  });

  it('that is read only is set when the row is created, and compared when it is changed', () => {
    const mapper = find(emitted({}), 'mapper/ProductMapper.java');
    expect(between(mapper, 'toEntity', 'update')).toContain('product.setSku(dto.sku());');
    expect(between(mapper, 'public void update', 'private void write')).toContain(
      '.unchanged("/sku", product.getSku(), dto.sku())',
    );
    expect(mapper.slice(mapper.indexOf('private void write'))).not.toContain('setSku');
  });
});

describe('a relation', () => {
  it('from many to many has a table between the two', () => {
    const files = emitted({
      entities: [withTags(), entity('Tag', { relations: [side('things', 'Thing', { opposite: 'tags' })] })],
    });
    const sql = find(files, MIGRATION);
    expect(sql).toContain(
      'create table "things__tags" (\n    "things_id" uuid not null,\n    "tags_id" uuid not null,',
    );
    expect(sql).toContain('foreign key ("tags_id") references "tags" ("id");');
    expect(find(files, 'dto/ThingDto.java')).toContain('@Nullable Set<@NotNull UUID> tags');
    expect(find(files, 'dto/TagDto.java')).not.toContain('things');
  });

  it('to a row with a number for a key is kept and sent as a number', () => {
    const files = emitted({
      entities: [
        entity('Thing', { relations: [single('box', 'Box')] }),
        entity('Box', { id: 'Long', fields: [field('it', { kind: 'Int' })] }),
      ],
    });
    expect(find(files, MIGRATION)).toContain('"box_id" bigint not null');
    expect(find(files, MIGRATION)).toContain('"id" bigint generated by default as identity not null');
    expect(find(files, 'dto/ThingDto.java')).toContain('@NotNull Long box');
    expect(find(files, 'web/BoxResource.java')).toContain('@PathVariable Long id');
  });

  it('names constraints so that PostgreSQL does not cut them, and different ones differ', () => {
    const names = ['a', 'b'].map((tail) => `${'long'.repeat(11)}${tail}`);
    const many = Object.values(names).map((name) => single(name, 'Tag'));
    const thing = entity('Thing', {
      relations: many,
      indexes: [{ fields: names, unique: false }],
    });
    const sql = find(emitted({ entities: [thing, entity('Tag', {})] }), MIGRATION);
    const identifiers = [...sql.matchAll(/(?:constraint|index) "([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(identifiers.filter((name) => name.length > 63)).toEqual([]);
    expect(new Set(identifiers).size).toBe(identifiers.length);
  });
});

describe('names that the model gives in the database', () => {
  const files = emitted({
    entities: [
      entity('Box', {}),
      entity('Thing', {
        table: 'crmThings',
        fields: [field('name', { kind: 'String', maxLength: 9 }, { unique: true, column: 'theName' })],
        relations: [{ ...single('box', 'Box'), column: 'BOX' }],
        indexes: [{ fields: ['name', 'box'], unique: false }],
      }),
    ],
  });

  it('are those of tables, columns, constraints and indexes', () => {
    const sql = find(files, MIGRATION);
    expect(sql).toContain('create table "crmThings" (');
    expect(sql).toContain('"theName" varchar(9) not null,\n    "BOX" uuid not null,');
    expect(sql).toContain('constraint "uk_crmThings__theName" unique ("theName")');
    expect(sql).toContain('on "crmThings" ("theName", "BOX");');
    expect(find(files, 'domain/Thing.java')).toContain('@Table(name = "crmThings")');
    expect(find(files, 'domain/Thing.java')).toContain('@JoinColumn(name = "BOX", nullable = false)');
    expect(find(files, 'ApiTest.java')).toContain('"\\"crmThings\\""');
  });

  it('are not those of the API', () => {
    expect(find(files, 'dto/ThingDto.java')).toContain('String name,');
    expect(find(files, 'problem/UniqueConstraints.java')).toContain(
      'Map.entry("uk_crmthings__thename", List.of("/name"))',
    );
  });
});

describe('access', () => {
  it('is denied unless a rule grants it, on all rows or on those of the caller', () => {
    const access = find(filesOf(shopSystem(), 'orders'), 'access/OrderAccess.java');
    expect(access).toContain('allow(CREATE, READ).to(Roles.CUSTOMER).whenMe("customer", Order::getCustomer);');
    expect(access).toContain('allow(READ, UPDATE, DELETE).to(Roles.SUPPORT);');
  });

  it('without rules: whoever is signed in reads, administrators write', () => {
    const access = find(emitted({ entities: [entity('Thing', {})] }), 'access/ThingAccess.java');
    expect(access).toContain('allow(READ);\n        allow(CREATE, UPDATE, DELETE).to(Roles.ADMIN);');
  });
});

describe('names and texts that mean something elsewhere', () => {
  const words = ['class', 'select', 'toString', 'hashCode', 'dto', 'default', 'order', 'record', 'it2'];

  it('become Java names of their own, and stay what they are in JSON and SQL', () => {
    const fields = words.map((name) => field(name, { kind: 'Int' }));
    const files = emitted({ entities: [entity('Class', { fields }), entity('Page', {}), entity('Operation', {})] });
    const dto = find(files, 'dto/ClassEntityDto.java');
    expect(dto).toContain('@JsonProperty("class") @NotNull Integer classValue');
    expect(dto).toContain('@JsonProperty("hashCode") @NotNull Integer hashCodeValue');
    expect(find(files, MIGRATION)).toContain('create table "classes" (');
    expect(find(files, MIGRATION)).toContain('"select" integer not null');
    expect(find(files, 'domain/OperationEntity.java')).toContain('@Table(name = "operations")');
  });

  it('are renamed where a hint says so, and as it says', () => {
    const words = [...JAVA_WORDS, ...JAVA_CONTEXTUAL_WORDS].filter((word) => word !== '_');
    const site = entity('Site', { fields: words.map((name) => field(name, { kind: 'Int' })) });
    const dto = find(emitted({ entities: [site] }), 'dto/SiteDto.java');
    for (const word of words) expect(dto).toContain(`@JsonProperty("${word}") @NotNull Integer ${word}Value`);
  });

  it('begin with a word in small letters, however they are written', () => {
    const fields = ['URL', 'HTTPStatus', 'ABc', 'Name'].map((name) => field(name, { kind: 'Int' }));
    const dto = find(emitted({ entities: [entity('Site', { fields })] }), 'dto/SiteDto.java');
    for (const [json, java] of Object.entries({ URL: 'url', HTTPStatus: 'httpStatus', ABc: 'aBc', Name: 'name' }))
      expect(dto).toContain(`@JsonProperty("${json}") @NotNull Integer ${java}`);
  });

  it('never make two entities share a class', () => {
    const names = ['Order', 'OrderDto', 'Remote', 'Jpa', 'Entity', 'order_line', 'OrderLine2'];
    const files = emitted({ entities: names.map((name) => entity(name, {})) });
    const paths = files.map(({ path }) => path.toLowerCase());
    expect(new Set(paths).size).toBe(paths.length);
    for (const { path, content } of files.filter((file) => file.path.endsWith('.java')))
      expect(duplicates(importsOf(content).map((name) => name.slice(name.lastIndexOf('.') + 1))), path).toEqual([]);
  });

  it('break out of no comment, string or statement', () => {
    const hostile = entity('Thing', {
      documentation: HOSTILE_TEXT,
      fields: [
        field(
          'it',
          { kind: 'String', maxLength: 90 },
          { documentation: HOSTILE_TEXT, default: { kind: 'string', value: HOSTILE_TEXT } },
        ),
      ],
    });
    for (const { path, content } of emitted({ documentation: HOSTILE_TEXT, entities: [hostile] })) {
      if (!path.endsWith('.java')) continue;
      const code = withoutStringsAndComments(content);
      for (const text of ['evil', 'mustache', 'quoted', '</b>', 'u000a', '../../etc'])
        expect(code, path).not.toContain(text);
    }
  });

  it('are different from every simple name that a template imports', () => {
    const folder = 'src/backends/spring/templates/microservice';
    const imported = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.java.hbs') && path.includes('_Entity_'))
      .flatMap((path) => importsOf(readFileSync(join(folder, path), 'utf8')));
    const shop = ['catalog', 'orders'].flatMap((name) => filesOf(shopSystem(), name));
    const used = shop.filter(
      ({ path }) => /\/(Product|Category|Order)(?!sApplication)\w*\.java$/.test(path) && !path.includes('/test/'),
    );
    const simple = [...imported, ...used.flatMap(({ content }) => importsOf(content))]
      .filter((name) => !name.startsWith('com.example.shop.') && !name.startsWith('static '))
      .map((name) => name.slice(name.lastIndexOf('.') + 1));
    expect([...new Set(simple)].filter((name) => !isTakenType(name)).sort()).toEqual([]);
  });
});

describe('samples for the emitted tests', () => {
  it.each(['[A-Z0-9-]+', '[a-z]+\\d{2}', '(foo|bar)+', '\\p{L}{3,5}', '[^a]b?c{2,}', '.{4}', 'x'])(
    'match %s',
    (pattern) => {
      const samples = patternSamples(pattern, 1, 20, 5);
      expect(samples.length).toBeGreaterThan(0);
      expect(samples.filter((sample) => !new RegExp(`^(?:${pattern})$`, 'u').test(sample))).toEqual([]);
    },
  );

  it('keep to the length, or are none', () => {
    expect(patternSamples('[A-Z]+', 7, 7, 3).every((sample) => sample.length === 7)).toBe(true);
    expect(patternSamples('[A-Z]{3}', 4, 9, 1)).toEqual([]);
  });

  it('know a text that does not match, unless all do', () => {
    expect(patternMismatch('[a-z]+')).toBe('!');
    expect(patternMismatch('[^]*')).toBeUndefined();
  });

  it('leave out the tests of an entity that has none, rather than emit what fails', () => {
    const impossible = field('it', { kind: 'String', maxLength: 9, pattern: '(?=a)b' });
    const paths = emitted({ entities: [entity('Thing', { fields: [impossible] })] }).map(({ path }) => path);
    expect(paths.filter((path) => path.endsWith('ThingResourceTest.java'))).toEqual([]);
  });
});

/** The shop's catalog, with some of it replaced. */
function emitted(parts: Partial<Microservice>): TextFile[] {
  const shop = shopSystem();
  const applications = shop.applications.map((each) =>
    each.name === 'catalog' && each.kind === 'microservice' ? { ...each, ...parts } : each,
  );
  return filesOf({ ...shop, applications }, 'catalog');
}

function filesOf(system: System, name: string): TextFile[] {
  const model = system.applications.find((application) => application.name === name);
  if (model?.kind !== 'microservice') throw new Error(`${name} is no microservice.`);
  return microserviceFiles(system, model);
}

function find(files: readonly TextFile[], tail: string): string {
  const found = files.find(({ path }) => path.endsWith(`/${tail}`));
  if (!found) throw new Error(`There is no ${tail}.`);
  return found.content;
}

function importsOf(java: string): string[] {
  return [...java.matchAll(/^import ((?:static )?[\w.]+);$/gm)].map(([, name]) => name ?? '');
}

/** Those that the text uses: the JDK's own, others, static ones, each sorted. */
function wantedImports(java: string): string[] {
  const body = java.replaceAll(/^import .*$/gm, '');
  const used = importsOf(java).filter((name) =>
    new RegExp(`\\b${name.slice(name.lastIndexOf('.') + 1)}\\b`).test(body),
  );
  return used.sort((left, right) => block(left) - block(right) || (left < right ? -1 : 1));
}

function block(name: string): number {
  return name.startsWith('static ') ? 2 : Number(!name.startsWith('java.'));
}

function duplicates(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function between(text: string, start: string, end: string): string {
  return text.slice(text.indexOf(start), text.indexOf(end, text.indexOf(start)));
}

function withoutStringsAndComments(java: string): string {
  return java.replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""').replaceAll(/\/\*[\s\S]*?\*\//g, '');
}

function single(name: string, target: string): Relation {
  return { ...property(name), target, cardinality: 'many-to-one', owner: true, owned: false, onDelete: 'restrict' };
}

function side(name: string, target: string, rest: Partial<Relation>): Relation {
  return {
    ...property(name, { required: false }),
    target,
    cardinality: 'many-to-many',
    owner: false,
    owned: false,
    onDelete: 'restrict',
    many: { min: 0 },
    ...rest,
  };
}

function withTags(): Entity {
  return entity('Thing', {
    relations: [side('tags', 'Tag', { owner: true, opposite: 'things' })],
    rules: [allow(['read'])],
  });
}
