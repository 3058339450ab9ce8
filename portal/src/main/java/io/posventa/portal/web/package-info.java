/** What holds for every answer: headers, cookies, where a form may come from. */
@NullMarked
package io.posventa.portal.web;

import org.jspecify.annotations.NullMarked;
