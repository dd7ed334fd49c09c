"""What zelfscan costs, measured: each module here is one benchmark or a part of one."""
