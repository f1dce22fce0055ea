"""Processor time, of this process and of those it has waited for: the same on a busy machine as on an idle one."""

import sys
import time

__all__ = ["processor_seconds"]

if sys.platform == "win32":

    def processor_seconds() -> float:
        """Return the seconds that passed: Windows tells nothing of processes that have ended."""
        return time.perf_counter()

else:
    import resource

    def processor_seconds() -> float:
        """Return the processor seconds used so far."""
        below = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + below.ru_utime + below.ru_stime
