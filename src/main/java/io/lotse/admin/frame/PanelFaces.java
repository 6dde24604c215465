package io.lotse.admin.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.annotation.FacesConfig;

/** Switches Faces on, with CDI. */
@FacesConfig
@ApplicationScoped
class PanelFaces {}
