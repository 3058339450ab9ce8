/** Child processes: started apart from the terminal, watched, ended in order, weighed. */
@NullMarked
package io.posventa.launcher.process;

import org.jspecify.annotations.NullMarked;
