/** What a snippet is when nothing is filled in: of choices, the first. */
export function plainText(snippet: string): string {
  return snippet.replaceAll(
    /\$\{\d+\|([^,|]*)[^}]*\}|\$\{\d+:([^}]*)\}|\$\d/g,
    (_, choice = '', text = '') => `${choice}${text}`,
  );
}

/** Whole constructs, by the word that they begin with, as snippets of the protocol. */
export const SNIPPETS: Readonly<Record<string, string>> = {
  system: 'system ${1:shop} {\n  package ${2:com.example.shop}\n  auth ${3:accounts}\n  discovery ${4:hub}\n}',
  registry: 'registry ${1:hub} {\n  port ${2:8761}\n}',
  uaa: 'uaa ${1:accounts} {\n  port ${2:9999}\n}',
  gateway: 'gateway ${1:web} {\n  port ${2:8080}\n  route ${3:catalog}\n}',
  microservice: 'microservice ${1:catalog} {\n  port ${2:8081}\n\n  entity ${3:Product} {\n    $0\n  }\n}',
  monolith: 'monolith ${1:shop} {\n  port ${2:8080}\n\n  entity ${3:Product} {\n    $0\n  }\n}',
  entity:
    'entity ${1:Product} {\n  ${2:name}: ${3:String(1..80)}\n\n  allow read\n  allow create, update, delete to ${4:ADMIN}\n}',
  mixin: 'mixin ${1:Dated} {\n  ${2:madeAt: Instant = now readonly}\n}',
  value: 'value ${1:Money} {\n  ${2:amount}: ${3:Decimal(12, 2)}\n}',
  enum: 'enum ${1:Status} { ${2:OPEN}, ${3:CLOSED} }',
  deploy: 'deploy ${1|compose,kubernetes,local|}',
  event: 'event ${1:ProductChanged} from ${2:Product} { ${3:name} }',
  allow: 'allow ${1|read,create,update,delete,*|} to ${2:ADMIN}',
};
