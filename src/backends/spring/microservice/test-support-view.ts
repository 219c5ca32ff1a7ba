/** What the emitted tests of a service share: a clean database before each, and the rows that others point to. */
import type { Entity } from '../../common/subset/model.ts';
import { javaString, sqlIdentifier } from '../../common/escape.ts';
import { remembered } from '../../common/remembered.ts';
import type { ClientView } from './client-view.ts';
import { joinTable } from './entity-view.ts';
import { imports } from './java.ts';
import { sampleOf } from './samples.ts';
import {
  entityVariable,
  hasColumn,
  inWords,
  isLookedUp,
  propertiesOf,
  tableOf,
  type Property,
  type Service,
} from './service.ts';

export interface TestSupportView {
  /** Names of tables as literals. */
  readonly tables: string;
  readonly hasRows: boolean;
  readonly rows: readonly RowView[];
  readonly rowsImports: string;
  readonly apiTestImports: string;
  readonly stubbed: string;
}

interface RowView {
  readonly method: string;
  readonly words: string;
  readonly table: string;
  readonly id: string;
  readonly columns: readonly { readonly name: string; readonly value: string }[];
}

export function testSupport(service: Service, clients: readonly ClientView[]): TestSupportView {
  const rows = service.model.entities
    .filter((entity) => insertedOf(service).has(entity))
    .map((each) => rowView(service, each));
  const hasRows = service.model.entities.some((entity) => isLookedUp(service, entity));
  const values = rows.flatMap((row) => row.columns.map((column) => column.value));
  return {
    tables: allTables(service)
      .map((name) => javaString(sqlIdentifier(name)))
      .join(', '),
    hasRows,
    rows,
    rowsImports: imports([
      'java.util.ArrayList',
      'java.util.HashMap',
      'java.util.LinkedHashMap',
      'java.util.List',
      'java.util.Map',
      'java.util.UUID',
      'org.springframework.jdbc.core.JdbcTemplate',
      ...(values.some((value) => value.includes('BigDecimal')) ? ['java.math.BigDecimal'] : []),
    ]),
    apiTestImports: apiTestImports(clients.length > 0),
    stubbed: clients.map((client) => client.nameLiteral).join(', '),
  };
}

function allTables(service: Service): string[] {
  return service.model.entities.flatMap((entity) => [
    tableOf(entity),
    ...propertiesOf(entity).flatMap((property) =>
      property.kind === 'relation' && property.shape === 'ids'
        ? [joinTable(service, entity, property.model).table]
        : [],
    ),
  ]);
}

function apiTestImports(stubbed: boolean): string {
  return imports([
    'java.nio.charset.StandardCharsets',
    'java.util.List',
    'java.util.UUID',
    'org.junit.jupiter.api.BeforeEach',
    'org.junit.jupiter.api.TestInstance',
    'org.springframework.beans.factory.annotation.Autowired',
    'org.springframework.boot.test.context.SpringBootTest',
    'org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc',
    'org.springframework.context.annotation.Import',
    'org.springframework.http.HttpHeaders',
    'org.springframework.http.HttpMethod',
    'org.springframework.http.MediaType',
    'org.springframework.jdbc.core.JdbcTemplate',
    'org.springframework.test.context.ActiveProfiles',
    'org.springframework.test.web.servlet.assertj.MockMvcTester',
    'org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder',
    'org.springframework.test.web.servlet.assertj.MvcTestResult',
    'tools.jackson.databind.json.JsonMapper',
    ...(stubbed
      ? [
          'io.github.resilience4j.circuitbreaker.CircuitBreaker',
          'org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JCircuitBreakerFactory',
          'org.springframework.test.context.DynamicPropertyRegistry',
          'org.springframework.test.context.DynamicPropertySource',
        ]
      : []),
  ]);
}

/** Rows that others need: what is looked up, and all that such a row needs itself. */
const insertedOf = remembered((service: Service): ReadonlySet<Entity> => {
  const inserted = new Set<Entity>();
  for (const entity of service.model.entities) if (isLookedUp(service, entity)) addNeeded(service, entity, inserted);
  return inserted;
});

/** A row of the entity, and all that it cannot be without. */
export function neededBy(service: Service, entity: Entity): ReadonlySet<Entity> {
  const needed = new Set<Entity>();
  addNeeded(service, entity, needed);
  return needed;
}

function addNeeded(service: Service, entity: Entity, needed: Set<Entity>): void {
  if (needed.has(entity)) return;
  needed.add(entity);
  for (const property of propertiesOf(entity))
    if (property.kind === 'relation' && hasColumn(property) && property.model.required)
      addNeeded(service, service.entity(property.model.target), needed);
}

function rowView(service: Service, entity: Entity): RowView {
  return {
    method: rowMethod(service, entity.name),
    words: inWords(entity.name),
    table: javaString(tableOf(entity)),
    id: entity.id === 'Long' ? '1_000_000L + n' : 'new UUID(0, n)',
    columns: propertiesOf(entity)
      .filter((property) => hasColumn(property) && property.model.required)
      .map((property) => ({ name: javaString(property.column), value: columnValue(service, property) })),
  };
}

/** The method of `Rows` that inserts a row of the entity. */
export function rowMethod(service: Service, entity: string): string {
  return entityVariable(service.type(entity));
}

function columnValue(service: Service, property: Property): string {
  switch (property.kind) {
    case 'field':
      return sampleOf(service, property.model)?.column ?? 'n';
    case 'reference':
      return property.model.id === 'Long' ? 'n' : 'new UUID(0, n)';
    default:
      return `${rowMethod(service, property.model.target)}(n)`;
  }
}
