package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;

/** What was found out beside watching the migrations fly: by flights of their own, or by trying something out. */
public interface Trial {

    /** The scripts of one deployment that it is about. */
    List<MigrationScript> scripts();
}
