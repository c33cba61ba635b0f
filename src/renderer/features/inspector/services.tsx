import { CirclePlay, CircleStop, Unplug } from 'lucide-react';
import { SERVICES, type Service } from '../../../shared/model';
import { SERVICE_NAMES } from '../../../shared/service-names';
import type { Step } from '../../../shared/step';
import type { NodeView } from '../../../shared/view';
import { useReadOnly } from '../../hooks/use-lab';
import { RefusalAt } from '../../parts/refusal-at';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { Sect } from './sect';

const PLACE = 'services';

/** The six critical services of a node: each can be stopped, made to need a restart, and started. */
export function Services({ node }: { readonly node: NodeView }) {
  const stopped = SERVICES.filter((service) => node.stopped[service] !== undefined).length;
  return (
    <Sect
      title="Critical services"
      side={<span className="label">{stopped === 0 ? 'all run' : `${stopped} stopped`}</span>}
    >
      <ul className="services">
        {SERVICES.map((service) => (
          <li key={service}>
            <span>{nameOf(service)}</span>
            <ServiceState node={node} service={service} />
          </li>
        ))}
      </ul>
      <RefusalAt place={PLACE} />
    </Sect>
  );
}

function ServiceState({ node, service }: { readonly node: NodeView; readonly service: Service }) {
  const { lab } = useApp();
  const readOnly = useReadOnly();
  const how = node.stopped[service];
  const run = (...steps: Step[]) => void lab.run(steps, PLACE);
  const { name } = node;
  const words = how === undefined ? 'runs' : how === 'stopped' ? 'stopped' : 'needs a restart';
  const tone = how === undefined ? 't3' : 'over-t';
  if (readOnly || !node.machineUp) return <span className={`small ${tone}`}>{words}</span>;
  return (
    <span className="row">
      <span className={`small ${tone}`}>{words}</span>
      {how === undefined && service !== 'database' && (
        <Button
          small
          icon={CircleStop}
          aria-label={`Stop ${SERVICE_NAMES[service]} on ${name}`}
          onPress={() => run({ do: 'stop-service', node: name, service })}
        >
          Stop
        </Button>
      )}
      {how !== 'broken' && (
        <Button
          small
          icon={Unplug}
          aria-label={`Break ${SERVICE_NAMES[service]} on ${name}: it will not start before a restart`}
          onPress={() => run({ do: 'stop-service', node: name, service, broken: true })}
        >
          Break
        </Button>
      )}
      {how === 'stopped' && (
        <Button
          small
          icon={CirclePlay}
          aria-label={`Start ${SERVICE_NAMES[service]} on ${name}`}
          onPress={() => run({ do: 'start-service', node: name, service })}
        >
          Start
        </Button>
      )}
      {how === 'broken' && (
        <Button
          small
          aria-label={`Restart ${name}`}
          onPress={() => run({ do: 'fail-node', node: name }, { do: 'restore-node', node: name })}
        >
          Restart node
        </Button>
      )}
    </span>
  );
}

/** "Presence Engine", "Database": at the beginning of a line. */
function nameOf(service: Service): string {
  return service === 'database' ? 'Database' : SERVICE_NAMES[service];
}
