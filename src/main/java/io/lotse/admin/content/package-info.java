/** What an organisation writes for the people it serves, edited: FAQ, emergency contacts, events. */
package io.lotse.admin.content;
