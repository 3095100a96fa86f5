package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.Observation;
import java.util.List;

/** Turns what the server showed into observations of one kind; it reads nothing and judges nothing. */
interface Observer {

    /** What the stretch of work between two looks did. */
    List<Observation> observe(Stretch stretch);
}
