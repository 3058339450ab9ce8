@NullMarked
package io.posventa.portal.web;

import org.jspecify.annotations.NullMarked;
