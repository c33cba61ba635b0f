import { useEffect, useState } from 'react';
import { useSteps } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';

const STEP_MS = 900;

/** Shows the lab step after step, from what is shown, or from the start when that is now. */
export function usePlayback(): { readonly playing: boolean; readonly toggle: () => void } {
  const { lab } = useApp();
  const { position, looking } = useSteps();
  const [playing, setPlaying] = useState(false);

  useEffect(() => {
    if (!playing) return;
    if (looking === null) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => void lab.lookAt(looking + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, looking, lab]);

  async function start(): Promise<void> {
    if (looking === null || looking >= position) await lab.lookAt(0);
    setPlaying(true);
  }

  return { playing, toggle: () => (playing ? setPlaying(false) : void start()) };
}
