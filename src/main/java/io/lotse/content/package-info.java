/** What an organisation writes for the people it serves: FAQ, emergency contacts, events and text pages. */
package io.lotse.content;
