package org.acegisecurity;

/** An authority by its name. */
@SuppressWarnings("deprecation")
record SpringAuthority(String authority) implements GrantedAuthority {
    @Override
    public String getAuthority() {
        return authority;
    }
}
