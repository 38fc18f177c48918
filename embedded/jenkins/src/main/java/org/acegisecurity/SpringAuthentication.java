package org.acegisecurity;

/** Spring Security's, under the older name. */
@SuppressWarnings("deprecation")
final class SpringAuthentication implements Authentication {

    private static final long serialVersionUID = 1L;

    private final org.springframework.security.core.Authentication spring;

    SpringAuthentication(org.springframework.security.core.Authentication spring) {
        this.spring = spring;
    }

    @Override
    public GrantedAuthority[] getAuthorities() {
        return GrantedAuthority.fromSpring(spring.getAuthorities());
    }

    @Override
    public Object getCredentials() {
        return spring.getCredentials();
    }

    @Override
    public Object getDetails() {
        return spring.getDetails();
    }

    @Override
    public Object getPrincipal() {
        return spring.getPrincipal();
    }

    @Override
    public boolean isAuthenticated() {
        return spring.isAuthenticated();
    }

    @Override
    public void setAuthenticated(boolean isAuthenticated) {
        spring.setAuthenticated(isAuthenticated);
    }

    @Override
    public org.springframework.security.core.Authentication toSpring() {
        return spring;
    }

    @Override
    public String getName() {
        return spring.getName();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof SpringAuthentication other && spring.equals(other.spring);
    }

    @Override
    public int hashCode() {
        return spring.hashCode();
    }

    @Override
    public String toString() {
        return spring.toString();
    }
}
