const PRODUCTS: Readonly<Record<string, string>> = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  oracle: 'Oracle',
  sqlserver: 'SQL Server',
  h2: 'H2',
  redis: 'Redis',
  hazelcast: 'Hazelcast',
  caffeine: 'Caffeine',
  elasticsearch: 'Elasticsearch',
  kafka: 'Kafka',
  rabbitmq: 'RabbitMQ',
  traefik: 'Traefik',
  consul: 'Consul',
  elk: 'Elastic Stack',
  grafana: 'Grafana',
  otlp: 'OpenTelemetry',
  zipkin: 'Zipkin',
  react: 'React',
  angular: 'Angular',
};

/** A product as its makers spell it; what is not known stays as it is. */
export function productName(name: string): string {
  return PRODUCTS[name] ?? name;
}
